//! What does not move: a house behind its gate, a plot of land, a row of machines.

use super::{
    canvas::{Canvas, Paint, noise, shade},
    scene::HORIZON,
    shape::Shape,
};

/// A house with land and gate.
pub fn house(canvas: &mut Canvas) {
    for (x, size) in [(170.0, 1.2), (1_440.0, 1.5), (1_240.0, 0.9)] {
        tree(canvas, (x, 640.0), size);
    }
    let wall = Paint::Across([228.0, 214.0, 176.0], 430.0, [196.0, 180.0, 142.0], 1_150.0);
    canvas.shadow((800.0, 806.0), (520.0, 46.0), 0.7);
    canvas.fill(&Shape::rect(430.0, 380.0, 720.0, 420.0), wall);
    canvas.fill(
        &Shape::polygon(&[(380.0, 392.0), (520.0, 214.0), (1_060.0, 214.0), (1_200.0, 392.0)]),
        Paint::Down([176.0, 82.0, 58.0], 214.0, [120.0, 48.0, 36.0], 392.0),
    );
    for i in 0..9_u32 {
        let y = 232.0 + i as f32 * 18.0;
        let inset = (392.0 - y) * 0.78;
        canvas.line(&[(380.0 + inset, y), (1_200.0 - inset, y)], 3.0, Paint::Glaze([70.0, 26.0, 20.0], 0.5));
    }
    canvas.fill(&Shape::rect(430.0, 392.0, 720.0, 22.0), Paint::Glaze([40.0, 30.0, 24.0], 0.4));
    for x in [490.0, 930.0] {
        canvas.fill(&Shape::rect(x - 10.0, 470.0, 170.0, 160.0), Paint::Flat([112.0, 76.0, 48.0]));
        canvas.fill(
            &Shape::rect(x, 480.0, 150.0, 140.0),
            Paint::Down([58.0, 78.0, 88.0], 480.0, [128.0, 150.0, 156.0], 620.0),
        );
        for bar in [37.0, 75.0, 112.0] {
            canvas.fill(&Shape::rect(x + bar, 480.0, 6.0, 140.0), Paint::Flat([150.0, 150.0, 146.0]));
        }
    }
    canvas.fill(&Shape::rect(715.0, 470.0, 160.0, 330.0), Paint::Flat([104.0, 66.0, 40.0]));
    canvas.fill(
        &Shape::rect(728.0, 484.0, 62.0, 316.0),
        Paint::Down([150.0, 100.0, 62.0], 484.0, [112.0, 70.0, 40.0], 800.0),
    );
    canvas.fill(
        &Shape::rect(800.0, 484.0, 62.0, 316.0),
        Paint::Down([150.0, 100.0, 62.0], 484.0, [112.0, 70.0, 40.0], 800.0),
    );
    for x in [560.0, 700.0, 890.0, 1_030.0] {
        canvas.fill(
            &Shape::rect(x, 414.0, 26.0, 386.0),
            Paint::Across([240.0, 232.0, 208.0], x, [186.0, 174.0, 146.0], x + 26.0),
        );
    }
    canvas.fill(&Shape::rect(410.0, 792.0, 760.0, 22.0), Paint::Flat([170.0, 164.0, 154.0]));
    gate(canvas);
}

fn gate(canvas: &mut Canvas) {
    for (x, w) in [(0.0, 470.0), (1_130.0, 470.0)] {
        canvas.fill(
            &Shape::rect(x, 830.0, w, 120.0),
            Paint::Down([206.0, 198.0, 182.0], 830.0, [164.0, 156.0, 140.0], 950.0),
        );
        canvas.fill(&Shape::rect(x, 820.0, w, 14.0), Paint::Flat([132.0, 92.0, 70.0]));
    }
    for x in [450.0, 1_090.0] {
        canvas.fill(
            &Shape::rect(x, 730.0, 62.0, 230.0),
            Paint::Across([224.0, 216.0, 198.0], x, [170.0, 162.0, 144.0], x + 62.0),
        );
        canvas.fill(&Shape::rect(x - 8.0, 718.0, 78.0, 18.0), Paint::Flat([132.0, 92.0, 70.0]));
    }
    let iron = Paint::Flat([44.0, 60.0, 72.0]);
    for i in 0..21_u32 {
        canvas.fill(&Shape::rect(520.0 + i as f32 * 27.5, 772.0, 7.0, 180.0), iron);
    }
    for y in [790.0, 860.0, 936.0] {
        canvas.fill(&Shape::rect(514.0, y, 574.0, 9.0), iron);
    }
}

fn tree(canvas: &mut Canvas, (x, y): (f32, f32), size: f32) {
    canvas.fill(
        &Shape::polygon(&[
            (x - 12.0 * size, y),
            (x + 12.0 * size, y),
            (x + 7.0 * size, y - 190.0 * size),
            (x - 7.0 * size, y - 190.0 * size),
        ]),
        Paint::Flat([96.0, 78.0, 58.0]),
    );
    for i in 0..26_u32 {
        let (dx, dy) = (noise(i, 1, 77) - 0.5, noise(i, 2, 78));
        let tone = 0.75 + noise(i, 3, 79) * 0.6;
        let centre = (x + dx * 210.0 * size, y - (150.0 + dy * 170.0) * size);
        canvas.fill(
            &Shape::ellipse(centre, 52.0 * size, 38.0 * size),
            Paint::Glaze(shade([78.0, 116.0, 60.0], tone), 0.85),
        );
    }
}

/// A plot of land with its boundary stones.
pub fn land(canvas: &mut Canvas) {
    canvas.fill(
        &Shape::polygon(&[(120.0, 980.0), (420.0, 610.0), (1_220.0, 610.0), (1_520.0, 980.0)]),
        Paint::Down([150.0, 168.0, 96.0], 610.0, [104.0, 132.0, 62.0], 980.0),
    );
    for i in 0..11_u32 {
        let t = i as f32 / 10.0;
        canvas.line(
            &[(420.0 + t * 800.0, 612.0), (120.0 + t * 1_400.0, 978.0)],
            5.0,
            Paint::Glaze([84.0, 104.0, 48.0], 0.7),
        );
    }
    for i in 0..240_u32 {
        let depth = noise(i, 5, 21);
        let y = 630.0 + depth * 330.0;
        let half = 400.0 + depth * 300.0;
        let x = 800.0 + (noise(i, 6, 22) - 0.5) * 2.0 * half;
        let tall = 12.0 + depth * 22.0;
        let tone = 0.8 + noise(i, 7, 23) * 0.5;
        canvas.fill(
            &Shape::polygon(&[(x - 5.0, y), (x + 5.0, y), (x + 2.0, y - tall)]),
            Paint::Flat(shade([96.0, 138.0, 58.0], tone)),
        );
    }
    canvas.fill(
        &Shape::polygon(&[(0.0, 760.0), (420.0, 610.0), (400.0, 600.0), (0.0, 700.0)]),
        Paint::Flat([172.0, 160.0, 132.0]),
    );
    for (x, y, size) in
        [(150.0, 950.0, 1.5), (430.0, 616.0, 0.7), (1_214.0, 616.0, 0.7), (1_490.0, 950.0, 1.5)]
    {
        let (w, h) = (34.0 * size, 66.0 * size);
        canvas.shadow((x, y), (w * 1.3, 10.0 * size), 0.8);
        canvas.fill(
            &Shape::rect(x - w / 2.0, y - h, w, h),
            Paint::Across([232.0, 230.0, 222.0], x - w, [176.0, 172.0, 162.0], x + w),
        );
        canvas.fill(&Shape::rect(x - w / 2.0, y - h, w, h * 0.28), Paint::Flat([176.0, 38.0, 34.0]));
    }
    for x in [300.0, 720.0, 1_360.0] {
        tree(canvas, (x, HORIZON + 40.0), 0.6);
    }
}

/// A row of machines in a hall; a second one of another make.
pub fn machine(canvas: &mut Canvas, second: bool) {
    let body = if second { [70.0, 112.0, 138.0] } else { [96.0, 128.0, 98.0] };
    for (n, x) in [1_010.0, 590.0, 170.0].into_iter().enumerate() {
        let (y, k) = (840.0, 1.0 - n as f32 * 0.0);
        canvas.shadow((x + 180.0, y + 74.0), (280.0, 36.0), 0.8);
        canvas.fill(
            &Shape::rect(x, y - 330.0, 360.0, 390.0 * k),
            Paint::Down(shade(body, 1.25), y - 330.0, shade(body, 0.65), y + 60.0),
        );
        canvas.fill(
            &Shape::polygon(&[
                (x + 360.0, y - 330.0),
                (x + 410.0, y - 366.0),
                (x + 410.0, y + 20.0),
                (x + 360.0, y + 60.0),
            ]),
            Paint::Flat(shade(body, 0.55)),
        );
        canvas.fill(
            &Shape::polygon(&[
                (x, y - 330.0),
                (x + 50.0, y - 366.0),
                (x + 410.0, y - 366.0),
                (x + 360.0, y - 330.0),
            ]),
            Paint::Flat(shade(body, 1.4)),
        );
        canvas.fill(&Shape::rect(x + 30.0, y - 290.0, 130.0, 90.0), Paint::Flat([34.0, 40.0, 46.0]));
        canvas.fill(
            &Shape::rect(x + 42.0, y - 280.0, 106.0, 56.0),
            Paint::Down([126.0, 190.0, 160.0], y - 280.0, [72.0, 130.0, 110.0], y - 224.0),
        );
        for (i, colour) in
            [[206.0, 46.0, 40.0], [58.0, 160.0, 80.0], [226.0, 184.0, 60.0]].into_iter().enumerate()
        {
            canvas.fill(
                &Shape::ellipse((x + 196.0 + i as f32 * 44.0, y - 262.0), 15.0, 15.0),
                Paint::Flat(colour),
            );
        }
        if second {
            canvas.fill(&Shape::ring((x + 200.0, y - 80.0), 110.0, 78.0), Paint::Flat([190.0, 194.0, 196.0]));
            canvas.line(
                &[(x + 110.0, y - 80.0), (x + 290.0, y - 80.0)],
                14.0,
                Paint::Flat([150.0, 154.0, 158.0]),
            );
        } else {
            canvas.fill(
                &Shape::polygon(&[
                    (x + 60.0, y - 150.0),
                    (x + 300.0, y - 150.0),
                    (x + 240.0, y - 20.0),
                    (x + 120.0, y - 20.0),
                ]),
                Paint::Down([214.0, 216.0, 216.0], y - 150.0, [130.0, 134.0, 138.0], y - 20.0),
            );
            canvas.fill(&Shape::rect(x + 150.0, y - 20.0, 60.0, 60.0), Paint::Flat([104.0, 108.0, 112.0]));
        }
        canvas.fill(&Shape::rect(x + 250.0, y + 10.0, 86.0, 34.0), Paint::Flat([230.0, 226.0, 210.0]));
    }
}
