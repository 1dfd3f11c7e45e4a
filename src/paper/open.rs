//! How each kind of paper begins and ends: decision, notice, minutes.

use super::{
    Closing, Composer, Geometry, Heading, PaperError, Rich,
    common::{PaperHead, number_line},
    compose::Style,
    sheet::{About, Face, Sheet, Size, Um},
};

impl Composer {
    /// A paper on upright A4 with heading, type and abstract: a notice, an order, the start of a decision.
    pub fn begin(head: &PaperHead, kind: &str, about: &str, body: Size) -> Composer {
        Composer::begin_on(Geometry::PORTRAIT, head, kind, about, body, true)
    }

    /// Minutes: a heading without place and day.
    pub fn begin_minutes(head: &PaperHead, about: &str, body: Size) -> Composer {
        Composer::begin_on(Geometry::PORTRAIT, head, "BIÊN BẢN", about, body, false)
    }

    /// The same on a page of one's choice.
    pub fn begin_on(
        page: Geometry,
        head: &PaperHead,
        kind: &str,
        about: &str,
        body: Size,
        dated: bool,
    ) -> Composer {
        let mut paper = Composer::new(page, body);
        paper.anchor(head.anchor.as_deref());
        paper.draft(head.draft);
        paper.heading(&Heading {
            above: head.office.above.clone(),
            agency: head.office.agency.clone(),
            number: number_line(&head.symbol),
            place_and_day: dated.then(|| (head.office.place.clone(), head.day)),
        });
        paper.title(kind, about);
        paper
    }

    /// A decision up to `QUYẾT ĐỊNH:`: heading, title, the deciding office, the grounds.
    pub fn begin_decision(
        head: &PaperHead,
        about: &str,
        office: &str,
        grounds: &[String],
        body: Size,
    ) -> Composer {
        let mut paper = Composer::begin(head, "QUYẾT ĐỊNH", about, body);
        paper.centred_capitals(office, Um::mm(3));
        paper.bases(grounds);
        paper.centred_capitals("QUYẾT ĐỊNH:", Um::mm(3));
        paper
    }

    /// A notice up to whom it is for: heading, title, grounds, `Thông báo cho:` and the addressees.
    pub fn begin_notice(
        head: &PaperHead,
        about: &str,
        grounds: &[String],
        addressees: &[String],
        body: Size,
    ) -> Composer {
        let mut paper = Composer::begin(head, "THÔNG BÁO", about, body);
        paper.bases(grounds);
        paper.leading(format!("Chấp hành viên {} thông báo cho:", head.office.agency));
        paper.dashes(addressees);
        paper
    }

    /// Recipients and signature, then the pages. `title` is type and abstract for the file's properties.
    ///
    /// # Errors
    /// The first trouble met while composing.
    pub fn sign(
        mut self,
        head: &PaperHead,
        title: &str,
        recipients: Vec<String>,
    ) -> Result<Sheet, PaperError> {
        self.closing(&Closing {
            office: head.signer.office(),
            name: head.signer.name().to_owned(),
            recipients,
            check: head.check.clone(),
        });
        self.finish(about(head, title))
    }

    /// A centred line in italics under a title, such as the day of a slip.
    pub fn centred_italic(&mut self, text: &str) {
        let style = Style { before: Um::mm(1), ..Style::centred(Size::pt(13)) };
        self.paragraph(Rich::of(Face::Italic, text), &style);
    }
}

/// The file's properties.
pub fn about(head: &PaperHead, title: &str) -> About {
    About {
        title: title.to_owned(),
        author: head.office.agency.clone(),
        subject: format!("Số: {}", head.symbol),
        day: head.day,
    }
}
