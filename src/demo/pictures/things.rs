//! What lies on a table or a floor: a sealed carton, notes, a telephone, keys, papers, gold.

use super::{
    canvas::{Canvas, Colour, Paint, noise, shade},
    shape::{Point, Shape},
};

const SEAL_RED: Colour = [176.0, 30.0, 32.0];

/// A carton with seal tape across.
pub fn carton(canvas: &mut Canvas) {
    let card = [190.0, 148.0, 98.0];
    canvas.shadow((820.0, 906.0), (560.0, 70.0), 0.9);
    canvas.fill(
        &Shape::polygon(&[(360.0, 480.0), (1_060.0, 520.0), (1_060.0, 920.0), (360.0, 860.0)]),
        Paint::Down(shade(card, 1.08), 480.0, shade(card, 0.8), 920.0),
    );
    canvas.fill(
        &Shape::polygon(&[(1_060.0, 520.0), (1_300.0, 430.0), (1_300.0, 800.0), (1_060.0, 920.0)]),
        Paint::Flat(shade(card, 0.66)),
    );
    canvas.fill(
        &Shape::polygon(&[(360.0, 480.0), (640.0, 400.0), (1_300.0, 430.0), (1_060.0, 520.0)]),
        Paint::Across(shade(card, 1.2), 360.0, shade(card, 1.02), 1_300.0),
    );
    canvas.line(&[(500.0, 440.0), (1_184.0, 474.0)], 4.0, Paint::Glaze([90.0, 64.0, 36.0], 0.8));
    canvas.fill(
        &Shape::polygon(&[
            (680.0, 410.0),
            (770.0, 410.0),
            (706.0, 500.0),
            (706.0, 640.0),
            (622.0, 634.0),
            (622.0, 494.0),
        ]),
        Paint::Flat([238.0, 232.0, 214.0]),
    );
    for (y, from) in [(452.0, 650.0), (520.0, 622.0), (560.0, 622.0)] {
        canvas.line(&[(from, y), (from + 84.0, y + 4.0)], 9.0, Paint::Flat(SEAL_RED));
    }
    canvas.fill(&Shape::text("NIÊM", (634.0, 596.0), 25.0).0, Paint::Flat(SEAL_RED));
    canvas.fill(&Shape::text("PHONG", (626.0, 622.0), 22.0).0, Paint::Flat(SEAL_RED));
    stamp(canvas, (664.0, 704.0), 56.0);
    canvas.fill(&Shape::rect(820.0, 640.0, 180.0, 120.0), Paint::Glaze([240.0, 236.0, 222.0], 0.9));
    for y in [668.0, 692.0, 716.0, 740.0] {
        canvas.line(
            &[(836.0, y), (836.0 + 100.0 + noise(y as u32, 1, 1) * 44.0, y + 2.0)],
            5.0,
            Paint::Flat([86.0, 84.0, 80.0]),
        );
    }
}

/// A round red stamp.
fn stamp(canvas: &mut Canvas, centre: Point, radius: f32) {
    let ink = Paint::Glaze(SEAL_RED, 0.75);
    canvas.fill(&Shape::ring(centre, radius, radius * 0.9), ink);
    canvas.fill(&Shape::ring(centre, radius * 0.62, radius * 0.56), ink);
    let tip = |i: i32| {
        let angle = (i as f32 / 10.0 - 0.25) * std::f32::consts::TAU;
        let reach = if i % 2 == 0 { radius * 0.4 } else { radius * 0.17 };
        (centre.0 + reach * angle.cos(), centre.1 + reach * angle.sin())
    };
    canvas.fill(&Shape::polygon(&(0..10).map(tip).collect::<Vec<_>>()), ink);
}

/// Bundles of notes, banded and counted.
pub fn cash(canvas: &mut Canvas) {
    let tones: [Colour; 3] = [[76.0, 128.0, 140.0], [168.0, 92.0, 96.0], [96.0, 140.0, 96.0]];
    for (n, (x, y, turn)) in
        [(240.0, 210.0, -7.0), (880.0, 250.0, 6.0), (520.0, 590.0, -2.0)].into_iter().enumerate()
    {
        bundle(canvas, (x, y), turn, tones[n], ["500 000", "200 000", "100 000"][n]);
    }
}

fn bundle(canvas: &mut Canvas, (x, y): Point, turn: f32, tone: Colour, face: &str) {
    let (w, h) = (520.0, 240.0);
    let centre = (x + w / 2.0, y + h / 2.0);
    let put = |shape: Shape| shape.turned(centre, turn);
    canvas.shadow((centre.0 + 10.0, centre.1 + 60.0), (w * 0.62, h * 0.62), 0.8);
    for layer in (0..12).rev() {
        let by = layer as f32 * 3.0;
        let light = if layer % 2 == 0 { 0.82 } else { 0.96 };
        canvas.fill(&put(Shape::rect(x, y, w, h)).moved(by * 0.3, by), Paint::Flat(shade(tone, light)));
    }
    canvas.fill(&put(Shape::rect(x, y, w, h)), Paint::Across(shade(tone, 1.35), x, shade(tone, 1.05), x + w));
    canvas.fill(
        &put(Shape::rect(x + 14.0, y + 14.0, w - 28.0, h - 28.0).without(Shape::rect(
            x + 20.0,
            y + 20.0,
            w - 40.0,
            h - 40.0,
        ))),
        Paint::Glaze(shade(tone, 0.5), 0.8),
    );
    canvas.fill(
        &put(Shape::ellipse((x + 385.0, y + 120.0), 66.0, 82.0)),
        Paint::Glaze([240.0, 236.0, 226.0], 0.55),
    );
    for i in 0..9 {
        let wave = Shape::ring((x + 120.0, y + 120.0), 14.0 + i as f32 * 8.0, 12.0 + i as f32 * 8.0);
        canvas.fill(&put(wave), Paint::Glaze(shade(tone, 0.55), 0.5));
    }
    canvas.fill(&put(Shape::text(face, (x + 30.0, y + 62.0), 40.0).0), Paint::Flat(shade(tone, 0.4)));
    canvas.fill(
        &put(Shape::rect(x + 218.0, y - 6.0, 84.0, h + 44.0)),
        Paint::Across([244.0, 240.0, 226.0], x + 218.0, [206.0, 200.0, 184.0], x + 302.0),
    );
    canvas.fill(&put(Shape::rect(x + 218.0, y + 96.0, 84.0, 40.0)), Paint::Flat(SEAL_RED));
    canvas.fill(&put(Shape::text("100", (x + 232.0, y + 128.0), 36.0).0), Paint::Flat([250.0, 246.0, 236.0]));
}

/// A telephone in a clear bag.
pub fn phone(canvas: &mut Canvas) {
    canvas.shadow((800.0, 560.0), (430.0, 470.0), 0.5);
    canvas.fill(&Shape::round((420.0, 110.0), 760.0, 860.0, 22.0), Paint::Glaze([236.0, 242.0, 246.0], 0.6));
    canvas.fill(&Shape::rect(420.0, 110.0, 760.0, 70.0), Paint::Glaze(SEAL_RED, 0.85));
    canvas.fill(
        &Shape::text("VẬT CHỨNG · NIÊM PHONG", (470.0, 158.0), 42.0).0,
        Paint::Flat([250.0, 246.0, 240.0]),
    );
    canvas.shadow((806.0, 590.0), (250.0, 370.0), 0.8);
    canvas.fill(
        &Shape::round((610.0, 250.0), 380.0, 660.0, 54.0),
        Paint::Across([70.0, 74.0, 80.0], 610.0, [24.0, 26.0, 30.0], 990.0),
    );
    canvas.fill(
        &Shape::round((626.0, 268.0), 348.0, 624.0, 40.0),
        Paint::Down([18.0, 24.0, 34.0], 268.0, [44.0, 56.0, 74.0], 892.0),
    );
    canvas.fill(
        &Shape::polygon(&[(640.0, 880.0), (640.0, 560.0), (860.0, 276.0), (950.0, 276.0), (700.0, 880.0)]),
        Paint::Glaze([190.0, 206.0, 220.0], 0.12),
    );
    canvas.fill(&Shape::round((756.0, 282.0), 88.0, 20.0, 10.0), Paint::Flat([6.0, 8.0, 10.0]));
    for i in 0..4 {
        canvas.line(
            &[
                (690.0 + i as f32 * 70.0, 470.0),
                (640.0 + i as f32 * 84.0, 600.0),
                (720.0 + i as f32 * 50.0, 720.0),
            ],
            1.8,
            Paint::Glaze([220.0, 228.0, 236.0], 0.55),
        );
    }
    for (a, b) in [
        ((430.0, 300.0), (600.0, 520.0)),
        ((1_010.0, 240.0), (1_160.0, 420.0)),
        ((460.0, 700.0), (590.0, 900.0)),
    ] {
        canvas.line(&[a, b], 10.0, Paint::Glaze([255.0, 255.0, 255.0], 0.35));
    }
}

/// Keys on a ring.
pub fn keys(canvas: &mut Canvas) {
    canvas.shadow((800.0, 640.0), (470.0, 290.0), 0.45);
    let ring = (700.0, 380.0);
    for (turn, tone) in [(-28.0, 1.0), (6.0, 0.86), (40.0, 0.94)] {
        let metal = shade([196.0, 184.0, 150.0], tone);
        let put = |shape: Shape| shape.turned(ring, turn - 20.0);
        canvas.fill(
            &put(Shape::rect(680.0, 560.0, 44.0, 320.0)).moved(6.0, 12.0),
            Paint::Glaze([20.0, 20.0, 24.0], 0.3),
        );
        canvas.fill(
            &put(Shape::ring((702.0, 500.0), 104.0, 32.0)),
            Paint::Down(shade(metal, 1.2), 380.0, shade(metal, 0.75), 640.0),
        );
        canvas.fill(
            &put(Shape::rect(680.0, 590.0, 44.0, 300.0)),
            Paint::Across(shade(metal, 1.2), 640.0, shade(metal, 0.75), 780.0),
        );
        for (at, deep) in [(660.0, 26.0), (720.0, 16.0), (770.0, 30.0), (820.0, 20.0)] {
            canvas.fill(&put(Shape::rect(724.0, at, deep, 34.0)), Paint::Flat(shade(metal, 0.95)));
        }
        canvas.fill(&put(Shape::rect(697.0, 600.0, 8.0, 280.0)), Paint::Glaze([80.0, 70.0, 46.0], 0.6));
    }
    canvas.fill(
        &Shape::ring(ring, 128.0, 112.0),
        Paint::Down([226.0, 228.0, 230.0], 250.0, [120.0, 124.0, 128.0], 510.0),
    );
    canvas.fill(&Shape::round((960.0, 250.0), 330.0, 180.0, 18.0), Paint::Flat([244.0, 238.0, 214.0]));
    canvas.fill(&Shape::ellipse((996.0, 340.0), 13.0, 13.0), Paint::Flat([150.0, 154.0, 156.0]));
    canvas.line(&[(820.0, 350.0), (996.0, 340.0)], 4.0, Paint::Flat([120.0, 100.0, 70.0]));
    canvas.fill(&Shape::text("CHÌA KHÓA", (1_030.0, 330.0), 36.0).0, Paint::Flat([40.0, 40.0, 44.0]));
    canvas.fill(&Shape::text("số lượng: 03", (1_030.0, 378.0), 28.0).0, Paint::Flat([40.0, 40.0, 44.0]));
}

/// Papers with stamps.
pub fn document(canvas: &mut Canvas) {
    for (x, y, turn) in [(760.0, 130.0, 8.0), (330.0, 110.0, -5.0)] {
        let centre = (x + 280.0, y + 400.0);
        let put = |shape: Shape| shape.turned(centre, turn);
        canvas.shadow((centre.0 + 14.0, centre.1 + 30.0), (370.0, 480.0), 0.5);
        canvas.fill(
            &put(Shape::rect(x, y, 560.0, 790.0)),
            Paint::Across([252.0, 250.0, 242.0], x, [232.0, 228.0, 216.0], x + 560.0),
        );
        canvas.fill(
            &put(Shape::rect(x + 18.0, y + 18.0, 524.0, 754.0).without(Shape::rect(
                x + 26.0,
                y + 26.0,
                508.0,
                738.0,
            ))),
            Paint::Flat([186.0, 60.0, 54.0]),
        );
        canvas.fill(
            &put(Shape::text("GIẤY CHỨNG NHẬN", (x + 92.0, y + 130.0), 44.0).0),
            Paint::Flat([170.0, 34.0, 32.0]),
        );
        for row in 0..13_u32 {
            let long = 360.0 + noise(row, 4, 31) * 90.0;
            canvas.fill(
                &put(Shape::rect(x + 58.0, y + 190.0 + row as f32 * 32.0, long, 8.0)),
                Paint::Glaze([70.0, 72.0, 78.0], 0.75),
            );
        }
        let seal = put(Shape::ellipse((x + 400.0, y + 670.0), 1.0, 1.0)).contours[0][0];
        stamp(canvas, seal, 70.0);
        canvas.fill(
            &put(Shape::smooth(&[
                (x + 330.0, y + 700.0),
                (x + 380.0, y + 650.0),
                (x + 420.0, y + 716.0),
                (x + 500.0, y + 660.0),
                (x + 424.0, y + 722.0),
                (x + 376.0, y + 662.0),
            ])),
            Paint::Glaze([36.0, 56.0, 140.0], 0.8),
        );
    }
}

/// Gold bars and rings on a dark cloth.
pub fn gold(canvas: &mut Canvas) {
    canvas.fill(
        &Shape::round((180.0, 120.0), 1_240.0, 840.0, 30.0),
        Paint::Down([52.0, 40.0, 62.0], 120.0, [30.0, 22.0, 38.0], 960.0),
    );
    let metal = [222.0, 176.0, 74.0];
    for (x, y) in [(300.0, 240.0), (640.0, 220.0), (980.0, 250.0)] {
        canvas.shadow((x + 140.0, y + 250.0), (190.0, 60.0), 0.8);
        canvas.fill(
            &Shape::polygon(&[(x, y + 40.0), (x + 60.0, y), (x + 280.0, y), (x + 250.0, y + 40.0)]),
            Paint::Flat(shade(metal, 1.2)),
        );
        canvas.fill(
            &Shape::polygon(&[
                (x, y + 40.0),
                (x + 250.0, y + 40.0),
                (x + 240.0, y + 240.0),
                (x + 10.0, y + 240.0),
            ]),
            Paint::Down(shade(metal, 1.1), y + 40.0, shade(metal, 0.7), y + 240.0),
        );
        canvas.fill(
            &Shape::polygon(&[
                (x + 250.0, y + 40.0),
                (x + 280.0, y),
                (x + 268.0, y + 190.0),
                (x + 240.0, y + 240.0),
            ]),
            Paint::Flat(shade(metal, 0.55)),
        );
        canvas.fill(&Shape::text("9999", (x + 66.0, y + 150.0), 52.0).0, Paint::Flat(shade(metal, 0.5)));
    }
    for (x, y) in [(420.0, 720.0), (640.0, 760.0), (860.0, 710.0), (1_090.0, 750.0)] {
        canvas.fill(
            &Shape::ring((x, y), 86.0, 66.0),
            Paint::Down(shade(metal, 1.2), y - 86.0, shade(metal, 0.6), y + 86.0),
        );
        canvas.fill(&Shape::ellipse((x, y - 80.0), 22.0, 18.0), Paint::Flat([214.0, 230.0, 238.0]));
    }
}

/// Tools laid out: knives, pliers.
pub fn tools(canvas: &mut Canvas) {
    for (y, long) in [(240.0, 620.0), (440.0, 500.0), (640.0, 560.0)] {
        canvas.shadow((800.0, y + 40.0), (560.0, 50.0), 0.6);
        let x = 420.0;
        canvas.fill(
            &Shape::smooth(&[
                (x + 230.0, y - 34.0),
                (x + 230.0 + long * 0.8, y - 30.0),
                (x + 230.0 + long, y + 24.0),
                (x + 230.0 + long * 0.7, y + 44.0),
                (x + 230.0, y + 40.0),
            ]),
            Paint::Down([232.0, 236.0, 238.0], y - 34.0, [126.0, 132.0, 138.0], y + 44.0),
        );
        canvas.fill(
            &Shape::round((x, y - 30.0), 240.0, 62.0, 26.0),
            Paint::Down([110.0, 74.0, 46.0], y - 30.0, [62.0, 38.0, 24.0], y + 32.0),
        );
        for dot in [50.0, 120.0, 190.0] {
            canvas.fill(&Shape::ellipse((x + dot, y), 9.0, 9.0), Paint::Flat([196.0, 190.0, 170.0]));
        }
    }
}
