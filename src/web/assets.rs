//! The style sheet, the script and the signs, inside the binary and kept by browsers for a year.
//!
//! The address carries a digest of all of them: a new release has new addresses and nothing is stale.
//! Each file is named here one by one, so that the compiler notices its edits.

use actix_web::{
    HttpRequest, HttpResponse,
    http::header::{CACHE_CONTROL, CONTENT_TYPE},
    web,
};
use sha2::{Digest, Sha256};
use std::sync::LazyLock;

struct Asset {
    name: &'static str,
    kind: &'static str,
    bytes: &'static [u8],
}

const ASSETS: [Asset; 5] = [
    Asset {
        name: "niemphong.css",
        kind: "text/css; charset=utf-8",
        bytes: include_bytes!("../../assets/niemphong.css"),
    },
    Asset {
        name: "niemphong.js",
        kind: "text/javascript; charset=utf-8",
        bytes: include_bytes!("../../assets/niemphong.js"),
    },
    Asset {
        name: "count.js",
        kind: "text/javascript; charset=utf-8",
        bytes: include_bytes!("../../assets/count.js"),
    },
    Asset { name: "icons.svg", kind: "image/svg+xml", bytes: include_bytes!("../../assets/icons.svg") },
    Asset { name: "seal.svg", kind: "image/svg+xml", bytes: include_bytes!("../../assets/seal.svg") },
];

static HASH: LazyLock<String> = LazyLock::new(|| {
    let mut all = Sha256::new();
    for asset in &ASSETS {
        all.update(asset.bytes);
    }
    all.finalize().iter().take(6).map(|byte| format!("{byte:02x}")).collect()
});

/// Where a file of the kit lies: `/assets/3f09ab12cd34/niemphong.css`.
pub fn address(name: &str) -> String {
    format!("/assets/{}/{name}", *HASH)
}

/// Mounts `/assets/…` and `/favicon.ico`.
pub fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/assets/{hash}/{name}", web::get().to(serve))
        .route("/favicon.ico", web::get().to(|| async { serve_named("seal.svg", false) }));
}

async fn serve(request: HttpRequest) -> HttpResponse {
    let path = request.match_info();
    serve_named(path.query("name"), path.query("hash") == *HASH)
}

fn serve_named(name: &str, lasting: bool) -> HttpResponse {
    let Some(asset) = ASSETS.iter().find(|asset| asset.name == name) else {
        return HttpResponse::NotFound().finish();
    };
    let keep = if lasting { "public, max-age=31536000, immutable" } else { "public, max-age=3600" };
    HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, asset.kind))
        .insert_header((CACHE_CONTROL, keep))
        .body(asset.bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kit_stays_small() {
        let size = |name: &str| ASSETS.iter().find(|a| a.name == name).map_or(usize::MAX, |a| a.bytes.len());
        assert!(size("niemphong.css") < 20 * 1024, "style sheet: {}", size("niemphong.css"));
        assert!(size("niemphong.js") < 15 * 1024, "script: {}", size("niemphong.js"));
        assert!(size("count.js") < 6 * 1024, "script of the count: {}", size("count.js"));
        assert!(size("icons.svg") + size("seal.svg") < 10 * 1024);
    }

    fn templates(folder: &std::path::Path, found: &mut Vec<std::path::PathBuf>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { templates(&path, found) } else { found.push(path) }
        }
    }

    #[test]
    fn no_template_holds_style_or_script_of_its_own() {
        let mut found = Vec::new();
        templates(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("templates"), &mut found);
        assert!(found.len() > 10);
        for path in found {
            let text = std::fs::read_to_string(&path).unwrap();
            for wrong in
                [" style=", "<style", "javascript:", " onclick=", " onload=", " onchange=", " onsubmit="]
            {
                assert!(!text.contains(wrong), "{} holds {wrong}", path.display());
            }
            assert_eq!(
                text.matches("<script").count(),
                text.matches("<script src=").count(),
                "{}",
                path.display()
            );
        }
    }

    #[actix_web::test]
    async fn a_file_at_its_present_address_lasts_a_year_and_at_an_old_one_an_hour() {
        let app = actix_web::test::init_service(actix_web::App::new().configure(routes)).await;
        for (path, keep) in [
            (address("niemphong.css"), "public, max-age=31536000, immutable"),
            ("/assets/old/niemphong.css".to_owned(), "public, max-age=3600"),
        ] {
            let request = actix_web::test::TestRequest::get().uri(&path).to_request();
            let answer = actix_web::test::call_service(&app, request).await;
            assert_eq!(answer.headers().get(CACHE_CONTROL).and_then(|v| v.to_str().ok()), Some(keep));
        }
    }
}
