//! What moves: a car with an open bed, a motorbike, a boat.

use super::{
    canvas::{Canvas, Paint, shade},
    scene::wheel,
    shape::Shape,
};

const GLASS: Paint = Paint::Down([70.0, 86.0, 98.0], 470.0, [150.0, 172.0, 182.0], 590.0);
const STEEL: [f32; 3] = [182.0, 186.0, 190.0];

/// A white pick-up seen from the left.
pub fn car(canvas: &mut Canvas) {
    canvas.shadow((800.0, 902.0), (720.0, 62.0), 0.9);
    let body = [
        (130.0, 760.0),
        (140.0, 690.0),
        (250.0, 655.0),
        (420.0, 640.0),
        (540.0, 492.0),
        (620.0, 470.0),
        (900.0, 470.0),
        (946.0, 492.0),
        (975.0, 638.0),
        (1_470.0, 646.0),
        (1_482.0, 690.0),
        (1_478.0, 822.0),
        (1_440.0, 846.0),
        (170.0, 846.0),
        (132.0, 820.0),
    ];
    canvas.fill(
        &Shape::polygon(&body),
        Paint::Down([250.0, 250.0, 248.0], 470.0, [176.0, 182.0, 186.0], 846.0),
    );
    canvas.fill(
        &Shape::polygon(&[(132.0, 790.0), (1_480.0, 790.0), (1_470.0, 846.0), (160.0, 846.0)]),
        Paint::Glaze([40.0, 44.0, 50.0], 0.55),
    );
    canvas.fill(&Shape::polygon(&[(468.0, 636.0), (566.0, 506.0), (706.0, 496.0), (706.0, 640.0)]), GLASS);
    canvas.fill(
        &Shape::polygon(&[(728.0, 496.0), (890.0, 496.0), (916.0, 516.0), (938.0, 640.0), (728.0, 640.0)]),
        GLASS,
    );
    canvas.fill(
        &Shape::polygon(&[(520.0, 600.0), (596.0, 506.0), (640.0, 502.0), (548.0, 630.0)]),
        Paint::Glaze([240.0, 246.0, 250.0], 0.35),
    );
    for x in [462.0, 716.0, 952.0] {
        canvas.line(&[(x, 648.0), (x + 4.0, 840.0)], 3.0, Paint::Glaze([60.0, 64.0, 70.0], 0.7));
    }
    canvas.line(&[(140.0, 704.0), (1_480.0, 704.0)], 3.0, Paint::Glaze([90.0, 96.0, 104.0], 0.6));
    for x in [650.0, 890.0] {
        canvas.fill(&Shape::round((x, 672.0), 58.0, 15.0, 7.0), Paint::Flat([70.0, 74.0, 80.0]));
    }
    canvas.fill(
        &Shape::smooth(&[(136.0, 700.0), (214.0, 676.0), (236.0, 700.0), (190.0, 730.0), (138.0, 740.0)]),
        Paint::Flat([226.0, 232.0, 226.0]),
    );
    canvas.fill(&Shape::round((1_440.0, 690.0), 40.0, 84.0, 8.0), Paint::Flat([178.0, 40.0, 38.0]));
    canvas.fill(&Shape::round((440.0, 604.0), 48.0, 36.0, 10.0), Paint::Flat([52.0, 56.0, 62.0]));
    canvas.fill(&Shape::rect(990.0, 652.0, 470.0, 10.0), Paint::Flat([60.0, 64.0, 70.0]));
    for x in [372.0, 1_218.0] {
        canvas.fill(&Shape::ellipse((x, 838.0), 128.0, 126.0), Paint::Flat([26.0, 27.0, 30.0]));
        wheel(canvas, (x, 846.0), 108.0, 6, STEEL);
    }
    canvas.fill(&Shape::rect(1_300.0, 790.0, 150.0, 42.0), Paint::Flat([238.0, 238.0, 234.0]));
    canvas.fill(&Shape::text("76C-118.46", (1_310.0, 820.0), 27.0).0, Paint::Flat([24.0, 24.0, 28.0]));
}

/// A motorbike seen from the right.
pub fn motorbike(canvas: &mut Canvas) {
    canvas.shadow((800.0, 928.0), (560.0, 56.0), 0.9);
    let (back, front) = ((460.0, 770.0), (1_130.0, 770.0));
    for centre in [back, front] {
        wheel(canvas, centre, 152.0, 26, STEEL);
    }
    let silver = Paint::Down([214.0, 216.0, 218.0], 400.0, [118.0, 122.0, 126.0], 800.0);
    canvas.line(&[(1_000.0, 420.0), (1_128.0, 770.0)], 24.0, silver);
    canvas.line(&[(460.0, 770.0), (720.0, 760.0)], 26.0, Paint::Flat([92.0, 94.0, 98.0]));
    canvas.line(&[(520.0, 560.0), (470.0, 740.0)], 16.0, silver);
    canvas.fill(
        &Shape::smooth(&[
            (640.0, 690.0),
            (800.0, 670.0),
            (880.0, 720.0),
            (870.0, 830.0),
            (740.0, 860.0),
            (640.0, 800.0),
        ]),
        Paint::Down([150.0, 154.0, 158.0], 680.0, [70.0, 72.0, 78.0], 860.0),
    );
    canvas.fill(&Shape::ellipse((770.0, 770.0), 62.0, 62.0), Paint::Flat([104.0, 108.0, 112.0]));
    canvas.fill(&Shape::ellipse((770.0, 770.0), 42.0, 42.0), Paint::Flat([138.0, 142.0, 146.0]));
    for y in [700.0, 718.0, 736.0] {
        canvas.line(&[(830.0, y), (905.0, y + 6.0)], 7.0, Paint::Flat([58.0, 60.0, 64.0]));
    }
    fairings(canvas);
}

/// What covers the frame: shield, seat, mudguards, lamp, handlebar, plate.
fn fairings(canvas: &mut Canvas) {
    let dark = Paint::Down([58.0, 60.0, 66.0], 400.0, [20.0, 21.0, 24.0], 860.0);
    let red = Paint::Down([182.0, 36.0, 40.0], 430.0, [110.0, 16.0, 22.0], 760.0);
    canvas.fill(
        &Shape::smooth(&[
            (960.0, 440.0),
            (1_030.0, 470.0),
            (1_020.0, 600.0),
            (930.0, 720.0),
            (850.0, 740.0),
            (880.0, 620.0),
            (920.0, 520.0),
        ]),
        red,
    );
    canvas.fill(
        &Shape::smooth(&[
            (350.0, 520.0),
            (480.0, 500.0),
            (640.0, 560.0),
            (700.0, 640.0),
            (640.0, 690.0),
            (500.0, 640.0),
            (400.0, 590.0),
        ]),
        red,
    );
    canvas.fill(
        &Shape::smooth(&[
            (390.0, 488.0),
            (520.0, 470.0),
            (650.0, 500.0),
            (790.0, 560.0),
            (780.0, 600.0),
            (640.0, 570.0),
            (480.0, 530.0),
        ]),
        dark,
    );
    canvas.fill(
        &Shape::smooth(&[
            (970.0, 380.0),
            (1_060.0, 390.0),
            (1_070.0, 450.0),
            (1_000.0, 480.0),
            (950.0, 450.0),
        ]),
        dark,
    );
    canvas.fill(&Shape::ellipse((1_060.0, 430.0), 30.0, 38.0), Paint::Flat([232.0, 234.0, 226.0]));
    canvas.line(&[(1_000.0, 400.0), (930.0, 352.0), (860.0, 360.0)], 16.0, Paint::Flat([40.0, 42.0, 46.0]));
    canvas.line(&[(930.0, 352.0), (900.0, 280.0)], 6.0, Paint::Flat([60.0, 62.0, 66.0]));
    canvas.fill(&Shape::ellipse((892.0, 262.0), 36.0, 26.0), Paint::Flat([46.0, 48.0, 52.0]));
    guards(canvas, red);
    plate(canvas);
}

/// The front mudguard, the exhaust and the stand.
fn guards(canvas: &mut Canvas, red: Paint) {
    canvas.fill(
        &Shape::smooth(&[
            (1_010.0, 640.0),
            (1_130.0, 600.0),
            (1_250.0, 660.0),
            (1_220.0, 668.0),
            (1_130.0, 630.0),
            (1_030.0, 670.0),
        ]),
        red,
    );
    canvas.fill(
        &Shape::round((330.0, 800.0), 400.0, 36.0, 18.0),
        Paint::Down([208.0, 210.0, 212.0], 800.0, [96.0, 98.0, 102.0], 836.0),
    );
    canvas.line(&[(700.0, 850.0), (650.0, 916.0)], 12.0, Paint::Flat([40.0, 42.0, 46.0]));
}

/// The plate of the motorbike.
fn plate(canvas: &mut Canvas) {
    canvas.fill(&Shape::rect(318.0, 560.0, 96.0, 70.0), Paint::Flat([238.0, 238.0, 234.0]));
    canvas.fill(&Shape::text("76-C1", (336.0, 588.0), 24.0).0, Paint::Flat([24.0, 24.0, 28.0]));
    canvas.fill(&Shape::text("482.19", (332.0, 618.0), 24.0).0, Paint::Flat([24.0, 24.0, 28.0]));
}

/// A boat at its mooring.
pub fn boat(canvas: &mut Canvas) {
    let blue = [44.0, 92.0, 138.0];
    let hull = [(150.0, 690.0), (1_500.0, 610.0), (1_400.0, 860.0), (260.0, 890.0), (190.0, 800.0)];
    canvas.shadow((820.0, 890.0), (720.0, 60.0), 0.7);
    canvas.fill(&Shape::polygon(&hull), Paint::Down(shade(blue, 1.25), 620.0, shade(blue, 0.6), 890.0));
    canvas.fill(
        &Shape::polygon(&[(172.0, 760.0), (1_462.0, 700.0), (1_446.0, 742.0), (186.0, 800.0)]),
        Paint::Flat([226.0, 230.0, 230.0]),
    );
    canvas.fill(
        &Shape::polygon(&[(238.0, 862.0), (1_410.0, 830.0), (1_400.0, 860.0), (260.0, 890.0)]),
        Paint::Flat([150.0, 44.0, 40.0]),
    );
    canvas.fill(&Shape::text("HA-0927", (1_080.0, 690.0), 54.0).0, Paint::Flat([240.0, 242.0, 242.0]));
    let white = Paint::Down([246.0, 246.0, 242.0], 330.0, [190.0, 196.0, 198.0], 680.0);
    canvas.fill(&Shape::polygon(&[(290.0, 682.0), (310.0, 480.0), (860.0, 470.0), (930.0, 652.0)]), white);
    canvas.fill(&Shape::polygon(&[(420.0, 480.0), (434.0, 350.0), (690.0, 346.0), (730.0, 474.0)]), white);
    canvas.fill(&Shape::rect(410.0, 330.0, 330.0, 20.0), Paint::Flat([120.0, 126.0, 130.0]));
    for i in 0..6_u32 {
        let x = 350.0 + i as f32 * 86.0;
        canvas.fill(
            &Shape::round((x, 530.0), 60.0, 56.0, 10.0),
            Paint::Down([52.0, 72.0, 86.0], 530.0, [132.0, 158.0, 168.0], 586.0),
        );
    }
    for x in [456.0, 546.0, 636.0] {
        canvas.fill(&Shape::round((x, 378.0), 68.0, 62.0, 8.0), Paint::Flat([70.0, 94.0, 108.0]));
    }
    canvas.line(&[(560.0, 332.0), (560.0, 150.0)], 9.0, Paint::Flat([110.0, 112.0, 112.0]));
    canvas.line(&[(560.0, 170.0), (1_380.0, 612.0)], 3.0, Paint::Flat([90.0, 92.0, 92.0]));
    canvas.fill(
        &Shape::polygon(&[(566.0, 160.0), (640.0, 176.0), (566.0, 204.0)]),
        Paint::Flat([196.0, 34.0, 34.0]),
    );
    for i in 0..12_u32 {
        let x = 960.0 + i as f32 * 42.0;
        let y = 640.0 - i as f32 * 2.6;
        canvas.line(&[(x, y), (x, y - 58.0)], 4.0, Paint::Flat([214.0, 216.0, 214.0]));
    }
    canvas.line(&[(950.0, 584.0), (1_440.0, 552.0)], 5.0, Paint::Flat([214.0, 216.0, 214.0]));
    for x in [330.0, 620.0, 910.0] {
        canvas.fill(&Shape::ring((x, 764.0), 46.0, 22.0), Paint::Flat([32.0, 32.0, 34.0]));
    }
    canvas.line(&[(180.0, 700.0), (0.0, 780.0)], 7.0, Paint::Flat([150.0, 130.0, 92.0]));
}
