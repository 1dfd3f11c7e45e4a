//! Rebuilds when an embedded folder changes; the compiler alone does not see files read by macros.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    for folder in ["law", "assets", "migrations", "templates"] {
        if std::path::Path::new(folder).is_dir() {
            println!("cargo:rerun-if-changed={folder}");
        }
    }
}
