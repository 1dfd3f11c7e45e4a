//! Closed lists: one line for each choice, with its stored code and its Vietnamese name.

/// Makes an enum whose values are stored by code and shown by label.
macro_rules! choices {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $value:ident = $code:literal, $label:literal;)+ }) => {
        $(#[$doc])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
        )]
        pub enum $name {
            $($(#[$vdoc])* #[serde(rename = $code)] $value,)+
        }

        impl $name {
            /// Every choice, in the order in which lists show them.
            pub const ALL: &'static [$name] = &[$($name::$value),+];

            /// As it is stored and sent.
            pub const fn code(self) -> &'static str {
                match self { $($name::$value => $code),+ }
            }

            /// As it is shown.
            pub const fn label(self) -> &'static str {
                match self { $($name::$value => $label),+ }
            }

            /// Codes and labels, as a list of choices in a form wants them.
            pub fn choices() -> Vec<(String, String)> {
                Self::ALL.iter().map(|c| (c.code().to_owned(), c.label().to_owned())).collect()
            }
        }

        impl std::str::FromStr for $name {
            type Err = String;
            fn from_str(text: &str) -> Result<$name, String> {
                Self::ALL
                    .iter()
                    .find(|c| c.code() == text)
                    .copied()
                    .ok_or_else(|| format!("không có lựa chọn “{text}”"))
            }
        }
    };
}

pub(crate) use choices;
