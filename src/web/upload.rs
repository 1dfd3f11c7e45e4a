//! A posted form with files: bounded in number and bytes, read whole before anything is believed.

use super::{Form, Problem};
use actix_multipart::Multipart;
use actix_web::{FromRequest, HttpRequest, dev::Payload};
use futures_util::StreamExt;

/// Most bytes of one file.
pub const FILE_BYTES_MAX: usize = 30 * 1024 * 1024;
/// Most files of one form.
pub const FILES_MAX: usize = 12;
/// Most bytes of all files and fields of one form together.
pub const UPLOAD_BYTES_MAX: usize = 120 * 1024 * 1024;
/// Most bytes of a text field.
const TEXT_BYTES_MAX: usize = 64 * 1024;

/// One file as it came; its name and declared type are not believed.
#[derive(Clone, Debug)]
pub struct SentFile {
    /// The field it came in.
    pub field: String,
    /// The name it had on the sender's machine, for display only.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A form with files.
#[derive(Clone, Debug, Default)]
pub struct Upload {
    /// The text fields.
    pub form: Form,
    /// The files, without empty ones.
    pub files: Vec<SentFile>,
}

impl Upload {
    /// The files of one field.
    pub fn files_of<'a>(&'a self, field: &'a str) -> impl Iterator<Item = &'a SentFile> {
        self.files.iter().filter(move |file| file.field == field)
    }

    /// Reads a multipart body within its limits.
    ///
    /// # Errors
    /// A page that says what is too large, or that the request cannot be read.
    pub async fn read(request: &HttpRequest, mut payload: Payload) -> Result<Upload, Problem> {
        let mut parts =
            Multipart::from_request(request, &mut payload).await.map_err(|_| Problem::malformed())?;
        let (mut pairs, mut files, mut total) = (Vec::new(), Vec::new(), 0_usize);
        while let Some(part) = parts.next().await {
            let mut part = part.map_err(|_| Problem::malformed())?;
            let field = part.name().unwrap_or_default().to_owned();
            let file = part.content_disposition().and_then(|d| d.get_filename().map(str::to_owned));
            let bytes_max = if file.is_some() { FILE_BYTES_MAX } else { TEXT_BYTES_MAX };
            let mut bytes = Vec::new();
            while let Some(chunk) = part.next().await {
                let chunk = chunk.map_err(|_| Problem::malformed())?;
                total += chunk.len();
                if bytes.len() + chunk.len() > bytes_max {
                    return Err(Problem::too_large(bytes_max));
                }
                if total > UPLOAD_BYTES_MAX {
                    return Err(Problem::too_large(UPLOAD_BYTES_MAX));
                }
                bytes.extend_from_slice(&chunk);
            }
            match file {
                Some(_) if bytes.is_empty() => {}
                Some(name) if files.len() < FILES_MAX => files.push(SentFile { field, name, bytes }),
                Some(_) => return Err(Problem::too_large(UPLOAD_BYTES_MAX)),
                None => pairs.push((field, String::from_utf8(bytes).map_err(|_| Problem::malformed())?)),
            }
        }
        Ok(Upload { form: Form::of(pairs), files })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::{ResponseError, http::StatusCode, test::TestRequest};

    async fn sent(body: Vec<u8>) -> Result<Upload, Problem> {
        let kind = ("content-type", "multipart/form-data; boundary=B");
        let (request, payload) = TestRequest::post().insert_header(kind).set_payload(body).to_http_parts();
        Upload::read(&request, payload).await
    }

    fn part(head: &str, body: &[u8]) -> Vec<u8> {
        let head = format!("--B\r\nContent-Disposition: form-data; {head}\r\n\r\n");
        [head.as_bytes(), body, b"\r\n"].concat()
    }

    #[actix_web::test]
    async fn text_and_files_are_told_apart_and_empty_files_left_out() {
        let body = [
            part("name=\"note\"", "Luật".as_bytes()),
            part("name=\"photos\"; filename=\"a.jpg\"", &[0xff, 0xd8, 0x00]),
            part("name=\"photos\"; filename=\"\"", b""),
            b"--B--\r\n".to_vec(),
        ]
        .concat();
        let upload = sent(body).await.unwrap();
        assert_eq!(upload.form.value("note"), "Luật");
        let photos: Vec<_> =
            upload.files_of("photos").map(|file| (file.name.as_str(), file.bytes.len())).collect();
        assert_eq!(photos, [("a.jpg", 3)]);
    }

    #[actix_web::test]
    async fn a_file_above_the_limit_is_refused_with_the_limit() {
        let body = part("name=\"f\"; filename=\"big\"", &vec![0; FILE_BYTES_MAX + 1]);
        let refused = sent([body, b"--B--\r\n".to_vec()].concat()).await.unwrap_err();
        assert_eq!(refused.status_code(), StatusCode::PAYLOAD_TOO_LARGE);
        assert!(refused.refusal().message.contains("30 MB"));
    }

    #[actix_web::test]
    async fn a_body_without_parts_is_not_an_upload() {
        assert!(sent(b"price=1".to_vec()).await.is_err());
    }
}
