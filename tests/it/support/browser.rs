//! A small browser without pictures: keeps cookies, follows redirects, fills in the forms it sees.

use std::collections::BTreeMap;
use ureq::{Agent, Body, http::Response};

/// A page as a person gets it.
#[derive(Clone, Debug)]
pub struct Page {
    pub status: u16,
    pub address: String,
    pub media: String,
    pub bytes: Vec<u8>,
    pub headers: BTreeMap<String, String>,
}

impl Page {
    /// The page as text, with the few escapes of our templates undone.
    pub fn text(&self) -> String {
        let text = String::from_utf8_lossy(&self.bytes);
        text.replace("&#38;", "&")
            .replace("&#34;", "\"")
            .replace("&#39;", "'")
            .replace("&#60;", "<")
            .replace("&#62;", ">")
    }

    /// Fails unless the page says this.
    pub fn says(&self, words: &str) -> &Page {
        assert!(
            self.text().contains(words),
            "{} ({}) does not say “{words}”:\n{}",
            self.address,
            self.status,
            self.visible()
        );
        self
    }

    /// Fails if the page says this.
    pub fn never_says(&self, words: &str) -> &Page {
        assert!(!self.text().contains(words), "{} says “{words}”", self.address);
        self
    }

    /// Fails unless the status is this.
    pub fn is(&self, status: u16) -> &Page {
        assert_eq!(self.status, status, "{}:\n{}", self.address, self.visible());
        self
    }

    /// The words of the page without tags.
    pub fn visible(&self) -> String {
        let text = self.text();
        let body = text.split("<main").nth(1).unwrap_or(&text);
        let mut out = String::new();
        let mut inside = false;
        for c in body.chars() {
            match c {
                '<' => inside = true,
                '>' => {
                    inside = false;
                    out.push(' ');
                }
                c if !inside => out.push(c),
                _ => {}
            }
        }
        out.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Addresses of links that contain a text.
    pub fn links(&self, part: &str) -> Vec<String> {
        let text = self.text();
        text.split("href=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .filter(|h| h.contains(part))
            .map(str::to_owned)
            .collect()
    }

    /// The fields of the form with that action (or of the last form), with the values they come with.
    pub fn form(&self, action: &str) -> BTreeMap<String, String> {
        let text = self.text();
        let forms: Vec<&str> =
            text.split("<form").skip(1).filter_map(|f| f.split("</form>").next()).collect();
        let form =
            forms.iter().rev().find(|f| attribute(f, "action").is_some_and(|a| a == action)).or(forms.last());
        let mut fields = BTreeMap::new();
        for tag in form.unwrap_or(&"").split('<') {
            let Some(name) = attribute(tag, "name") else { continue };
            if tag.starts_with("input") {
                let choice = tag.contains("type=\"radio\"") || tag.contains("type=\"checkbox\"");
                if !choice || tag.contains(" checked") {
                    fields.insert(name, attribute(tag, "value").unwrap_or_default());
                }
            } else if tag.starts_with("textarea") {
                fields.insert(name, tag.split('>').nth(1).unwrap_or("").to_owned());
            } else if tag.starts_with("select") {
                let rest = form.unwrap_or(&"").split(tag).nth(1).unwrap_or("");
                let options = rest.split("</select>").next().unwrap_or("");
                let chosen = options.split("<option").find(|o| o.contains(" selected"));
                fields.insert(name, chosen.and_then(|o| attribute(o, "value")).unwrap_or_default());
            }
        }
        fields
    }
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let tag = tag.split('>').next()?;
    let rest = tag.split(&format!(" {name}=\"")).nth(1)?;
    rest.split('"').next().map(str::to_owned)
}

/// One person's browser.
pub struct Browser {
    agent: Agent,
    root: String,
}

impl Browser {
    pub fn new(root: &str) -> Browser {
        let config = Agent::config_builder().http_status_as_error(false).max_redirects(0).build();
        Browser { agent: config.into(), root: root.to_owned() }
    }

    fn page(&self, address: &str, answer: Result<Response<Body>, ureq::Error>) -> Page {
        let mut answer = answer.unwrap_or_else(|e| panic!("{address}: {e}"));
        let header =
            |name: &str| answer.headers().get(name).and_then(|v| v.to_str().ok()).unwrap_or("").to_owned();
        if answer.status().as_u16() == 303 {
            return self.get(&header("location"));
        }
        Page {
            status: answer.status().as_u16(),
            address: address.to_owned(),
            media: header("content-type"),
            headers: answer
                .headers()
                .iter()
                .map(|(k, v)| (k.to_string(), v.to_str().unwrap_or("").to_owned()))
                .collect(),
            bytes: answer.body_mut().with_config().limit(100 << 20).read_to_vec().unwrap_or_default(),
        }
    }

    /// Looks at an address.
    pub fn get(&self, address: &str) -> Page {
        self.page(address, self.agent.get(format!("{}{address}", self.root)).call())
    }

    /// Sends fields as they are, seen or not.
    pub fn post(&self, address: &str, fields: &BTreeMap<String, String>) -> Page {
        let pairs: Vec<(&str, &str)> = fields.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
        self.page(address, self.agent.post(format!("{}{address}", self.root)).send_form(pairs))
    }

    /// The same with more values of a field that may be chosen several times.
    pub fn post_pairs(
        &self,
        address: &str,
        fields: &BTreeMap<String, String>,
        more: &[(&str, &str)],
    ) -> Page {
        let mut pairs: Vec<(&str, &str)> = fields.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
        pairs.extend(more);
        self.page(address, self.agent.post(format!("{}{address}", self.root)).send_form(pairs))
    }

    /// Opens the page of a form, fills in, and sends it to `action`.
    pub fn fill(&self, page: &str, action: &str, given: &[(&str, &str)]) -> Page {
        let seen = self.get(page);
        let mut fields = seen.form(action);
        for (name, value) in given {
            fields.insert((*name).to_owned(), (*value).to_owned());
        }
        self.post(action, &fields)
    }

    /// The same with files: field, file name, bytes.
    pub fn send_files(
        &self,
        page: &str,
        action: &str,
        given: &[(&str, &str)],
        files: &[(&str, &str, &[u8])],
    ) -> Page {
        let mut fields = self.get(page).form(action);
        for (_, _, _) in files {}
        for (field, _, _) in files {
            fields.remove(*field);
        }
        for (name, value) in given {
            fields.insert((*name).to_owned(), (*value).to_owned());
        }
        let mark = "----niemphong-test";
        let mut body = Vec::new();
        for (name, value) in &fields {
            body.extend(
                format!("--{mark}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
                    .bytes(),
            );
        }
        for (name, file, bytes) in files {
            body.extend(
                format!("--{mark}\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"{file}\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                    .bytes(),
            );
            body.extend(*bytes);
            body.extend(b"\r\n");
        }
        body.extend(format!("--{mark}--\r\n").bytes());
        let request = self
            .agent
            .post(format!("{}{action}", self.root))
            .header("content-type", format!("multipart/form-data; boundary={mark}"));
        self.page(action, request.send(&body[..]))
    }
}
