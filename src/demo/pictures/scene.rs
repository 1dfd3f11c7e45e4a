//! What every photograph of evidence shares: ground and wall, a scale with centimetres, a card with the number.

use super::{
    canvas::{Canvas, Colour, HIGH, Paint, WIDE, mix, noise, shade},
    shape::Shape,
};

/// Where something was photographed.
#[derive(Clone, Copy)]
pub enum Ground {
    /// A concrete floor before a wall.
    Store,
    /// A grey table from above.
    Table,
    /// Outside, under the sky.
    Yard,
    /// On the water.
    Water,
}

/// Height of the horizon, or of the foot of the wall.
pub const HORIZON: f32 = 560.0;

/// Paints ground and background.
pub fn ground(canvas: &mut Canvas, ground: Ground) {
    match ground {
        Ground::Store => {
            let wall = ([176.0, 180.0, 172.0], [208.0, 208.0, 198.0]);
            canvas.fill(&Shape::above(HORIZON), Paint::Down(wall.0, 0.0, wall.1, HORIZON));
            canvas.glow((1_150.0, 150.0), (700.0, 420.0), [255.0, 250.0, 232.0], 0.35);
            canvas.fill(
                &Shape::below(HORIZON),
                Paint::Down([128.0, 126.0, 122.0], HORIZON, [168.0, 164.0, 156.0], HIGH),
            );
            canvas.fill(&Shape::rect(0.0, HORIZON - 16.0, WIDE, 18.0), Paint::Flat([96.0, 98.0, 98.0]));
            for x in [-260.0, 210.0, 680.0, 1_150.0, 1_620.0] {
                let slope = (x - 680.0) * 0.55;
                canvas.line(&[(x, HORIZON), (x + slope, HIGH)], 3.0, Paint::Glaze([70.0, 70.0, 70.0], 0.5));
            }
            canvas.speckle((HORIZON, HIGH), 22.0, 5);
            canvas.speckle((0.0, HORIZON), 7.0, 6);
        }
        Ground::Table => {
            canvas.fill(
                &Shape::below(0.0),
                Paint::Down([146.0, 152.0, 158.0], 0.0, [184.0, 188.0, 190.0], HIGH),
            );
            canvas.glow((520.0, 360.0), (900.0, 700.0), [236.0, 238.0, 238.0], 0.5);
            canvas.speckle((0.0, HIGH), 9.0, 7);
        }
        Ground::Yard => {
            sky(canvas);
            hills(canvas, 48.0, [112.0, 134.0, 112.0]);
            canvas.fill(
                &Shape::below(HORIZON),
                Paint::Down([150.0, 140.0, 116.0], HORIZON, [122.0, 112.0, 90.0], HIGH),
            );
            canvas.speckle((HORIZON, HIGH), 30.0, 11);
        }
        Ground::Water => {
            sky(canvas);
            hills(canvas, 30.0, [104.0, 122.0, 118.0]);
            canvas.fill(
                &Shape::below(HORIZON),
                Paint::Down([118.0, 150.0, 156.0], HORIZON, [62.0, 98.0, 110.0], HIGH),
            );
            for i in 0..150_u32 {
                let y = HORIZON + 10.0 + noise(i, 3, 2) * (HIGH - HORIZON - 10.0);
                let x = noise(i, 8, 4) * WIDE;
                let long = 30.0 + (y - HORIZON) * 0.16;
                let light: Colour = if i % 2 == 0 { [196.0, 214.0, 212.0] } else { [44.0, 78.0, 92.0] };
                canvas.fill(&Shape::ellipse((x, y), long, 2.6), Paint::Glaze(light, 0.4));
            }
        }
    }
}

fn sky(canvas: &mut Canvas) {
    canvas.fill(
        &Shape::above(HORIZON),
        Paint::Down([128.0, 166.0, 204.0], 0.0, [222.0, 228.0, 226.0], HORIZON),
    );
    for (x, y, w) in [(330.0, 130.0, 260.0), (1_180.0, 90.0, 320.0), (820.0, 250.0, 220.0)] {
        canvas.glow((x, y), (w, 46.0), [252.0, 252.0, 250.0], 0.8);
        canvas.glow((x + w * 0.4, y + 20.0), (w * 0.7, 34.0), [250.0, 250.0, 248.0], 0.7);
    }
}

fn hills(canvas: &mut Canvas, height: f32, colour: Colour) {
    let mut far = vec![(0.0, HORIZON)];
    let mut near = vec![(0.0, HORIZON)];
    for i in 0..=16_u32 {
        let x = i as f32 * 100.0;
        far.push((x, HORIZON - height * (1.0 + noise(i, 1, 1) * 1.5)));
        near.push((x, HORIZON - height * (0.3 + noise(i, 2, 3))));
    }
    far.push((WIDE, HORIZON));
    near.push((WIDE, HORIZON));
    canvas.fill(&Shape::polygon(&far), Paint::Flat(mix(colour, [206.0, 216.0, 220.0], 0.55)));
    canvas.fill(&Shape::polygon(&near), Paint::Flat(colour));
}

/// The scale with centimetres, and the card that says what is shown and where it is written.
pub fn label(canvas: &mut Canvas, place: Ground, number: &str, what: &str) {
    let (x, y) = (60.0, 1_040.0);
    canvas.shadow((x + 285.0, y + 104.0), (330.0, 34.0), 0.5);
    canvas.fill(&Shape::rect(x, y, 560.0, 100.0), Paint::Flat([246.0, 240.0, 214.0]));
    canvas.fill(&Shape::rect(x, y, 14.0, 100.0), Paint::Flat([165.0, 28.0, 28.0]));
    let dark = Paint::Flat([26.0, 29.0, 33.0]);
    canvas.fill(&Shape::text("THI HÀNH ÁN DÂN SỰ TỈNH HÀ AN", (x + 30.0, y + 28.0), 20.0).0, dark);
    canvas.fill(&Shape::text(number, (x + 30.0, y + 66.0), 36.0).0, dark);
    canvas.fill(&Shape::text(what, (x + 30.0, y + 91.0), 20.0).0, dark);
    // A scale of twenty centimetres beside a house would say nothing.
    if matches!(place, Ground::Store | Ground::Table) {
        ruler(canvas, (700.0, 1_088.0));
    }
}

fn ruler(canvas: &mut Canvas, (x, y): (f32, f32)) {
    canvas.shadow((x + 350.0, y + 52.0), (390.0, 22.0), 0.4);
    canvas.fill(
        &Shape::rect(x, y, 700.0, 52.0),
        Paint::Down([250.0, 250.0, 246.0], y, [226.0, 226.0, 220.0], y + 52.0),
    );
    for i in 0..20_u32 {
        let left = x + i as f32 * 35.0;
        if i % 2 == 0 {
            canvas.fill(&Shape::rect(left, y, 35.0, 12.0), Paint::Flat([24.0, 24.0, 26.0]));
        }
        canvas.fill(&Shape::rect(left, y + 12.0, 2.0, 14.0), Paint::Flat([24.0, 24.0, 26.0]));
        if i % 5 == 0 {
            let number = format!("{i}");
            canvas
                .fill(&Shape::text(&number, (left + 6.0, y + 46.0), 22.0).0, Paint::Flat([24.0, 24.0, 26.0]));
        }
    }
    canvas.fill(&Shape::text("cm", (x + 655.0, y + 46.0), 22.0).0, Paint::Flat([24.0, 24.0, 26.0]));
}

/// A wheel: tyre, rim, spokes, hub.
pub fn wheel(canvas: &mut Canvas, centre: (f32, f32), radius: f32, spokes: u32, rim: Colour) {
    canvas.fill(&Shape::ellipse(centre, radius, radius), Paint::Flat([30.0, 30.0, 33.0]));
    canvas.fill(
        &Shape::ring(centre, radius * 0.98, radius * 0.84),
        Paint::Down([62.0, 62.0, 66.0], centre.1 - radius, [22.0, 22.0, 24.0], centre.1 + radius),
    );
    canvas.fill(&Shape::ellipse(centre, radius * 0.72, radius * 0.72), Paint::Flat([50.0, 50.0, 54.0]));
    for i in 0..spokes {
        let angle = i as f32 / spokes as f32 * std::f32::consts::TAU;
        let end = (centre.0 + radius * 0.7 * angle.cos(), centre.1 + radius * 0.7 * angle.sin());
        let wide = if spokes > 12 { 3.5 } else { radius * 0.17 };
        canvas.fill(&Shape::bar(centre, end, wide), Paint::Flat(shade(rim, 0.92)));
    }
    canvas.fill(
        &Shape::ring(centre, radius * 0.76, radius * 0.67),
        Paint::Down(shade(rim, 1.15), centre.1 - radius, shade(rim, 0.6), centre.1 + radius),
    );
    canvas.fill(&Shape::ellipse(centre, radius * 0.15, radius * 0.15), Paint::Flat(shade(rim, 0.7)));
}
