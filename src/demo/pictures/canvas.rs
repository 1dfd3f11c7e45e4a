//! A canvas: shapes filled with smooth edges, shadows, grain, and out comes a JPEG.

use super::shape::{Point, Shape};
use image::RgbImage;

/// The picture in its own units, whatever its size in pixels.
pub const WIDE: f32 = 1_600.0;
/// See [`WIDE`].
pub const HIGH: f32 = 1_200.0;
/// Pixels to a unit. A build without optimisation paints small: the same picture, a sixteenth of the work.
const PIXELS_A_UNIT: f32 = if cfg!(debug_assertions) { 0.25 } else { 0.75 };
/// JPEG quality, as a telephone writes it.
const QUALITY: u8 = 86;

/// A colour; each part from 0 to 255.
pub type Colour = [f32; 3];

/// What a shape is filled with.
#[derive(Clone, Copy)]
pub enum Paint {
    /// One colour.
    Flat(Colour),
    /// From one colour at a height to another at a second height.
    Down(Colour, f32, Colour, f32),
    /// From one colour at a distance from the left to another at a second distance.
    Across(Colour, f32, Colour, f32),
    /// One colour, partly seen through: 0 to 1.
    Glaze(Colour, f32),
}

impl Paint {
    fn at(self, x: f32, y: f32) -> (Colour, f32) {
        match self {
            Paint::Flat(colour) => (colour, 1.0),
            Paint::Glaze(colour, strength) => (colour, strength),
            Paint::Down(from, a, to, b) => (mix(from, to, (y - a) / (b - a)), 1.0),
            Paint::Across(from, a, to, b) => (mix(from, to, (x - a) / (b - a)), 1.0),
        }
    }
}

/// A colour between two.
pub fn mix(from: Colour, to: Colour, share: f32) -> Colour {
    let share = share.clamp(0.0, 1.0);
    [0, 1, 2].map(|i| from[i] + (to[i] - from[i]) * share)
}

/// A colour made darker (below 1) or lighter (above 1).
pub fn shade(colour: Colour, by: f32) -> Colour {
    colour.map(|part| (part * by).clamp(0.0, 255.0))
}

/// The canvas.
pub struct Canvas {
    pixels: RgbImage,
}

impl Canvas {
    /// An empty canvas.
    pub fn new() -> Canvas {
        let side = |units: f32| (units * PIXELS_A_UNIT) as u32;
        Canvas { pixels: RgbImage::new(side(WIDE), side(HIGH)) }
    }

    /// Fills a shape.
    pub fn fill(&mut self, shape: &Shape, paint: Paint) {
        let Some(cover) = Cover::of(shape) else { return };
        let (w, h) = (self.pixels.width() as i32, self.pixels.height() as i32);
        for row in 0..cover.high {
            let y = cover.top + row as i32;
            let mut sum = 0.0;
            for column in 0..cover.wide {
                sum += cover.sums[row * cover.wide + column];
                let x = cover.left + column as i32;
                let share = sum.abs().min(1.0);
                if share > 0.004 && (0..w).contains(&x) && (0..h).contains(&y) {
                    let (colour, strength) = paint.at(x as f32 / PIXELS_A_UNIT, y as f32 / PIXELS_A_UNIT);
                    self.blend(x as u32, y as u32, colour, share * strength);
                }
            }
        }
    }

    /// A line of some width through points.
    pub fn line(&mut self, points: &[Point], width: f32, paint: Paint) {
        for pair in points.windows(2) {
            self.fill(&Shape::bar(pair[0], pair[1], width), paint);
        }
    }

    /// A soft shadow: dark in the middle of an ellipse, nothing at its edge.
    pub fn shadow(&mut self, (cx, cy): Point, (rx, ry): (f32, f32), strength: f32) {
        self.glow((cx, cy), (rx, ry), [12.0, 12.0, 16.0], strength);
    }

    /// A soft patch of colour.
    pub fn glow(&mut self, (cx, cy): Point, (rx, ry): (f32, f32), colour: Colour, strength: f32) {
        let k = PIXELS_A_UNIT;
        let range =
            |from: f32, to: f32, end: u32| (from * k).max(0.0) as u32..((to * k).max(0.0) as u32).min(end);
        for y in range(cy - ry, cy + ry, self.pixels.height()) {
            for x in range(cx - rx, cx + rx, self.pixels.width()) {
                let (dx, dy) = ((x as f32 / k - cx) / rx, (y as f32 / k - cy) / ry);
                let near = 1.0 - (dx * dx + dy * dy);
                if near > 0.0 {
                    self.blend(x, y, colour, near * near * strength);
                }
            }
        }
    }

    /// Speckles of light and dark in a band of heights, as concrete and soil have.
    pub fn speckle(&mut self, (from, to): (f32, f32), amount: f32, seed: u32) {
        let k = PIXELS_A_UNIT;
        let rows = (from * k) as u32..((to * k) as u32).min(self.pixels.height());
        for y in rows {
            for x in 0..self.pixels.width() {
                let fine = noise(x, y, seed) - 0.5;
                let coarse = noise(x / 7, y / 3, seed + 9) - 0.5;
                let by = (fine + coarse) * amount;
                for part in &mut self.pixels.get_pixel_mut(x, y).0 {
                    *part = (f32::from(*part) + by).clamp(0.0, 255.0) as u8;
                }
            }
        }
    }

    /// The whole as a JPEG, with the grain and the darker corners of a small camera.
    pub fn jpeg(mut self, seed: u32) -> Vec<u8> {
        let (w, h) = (self.pixels.width(), self.pixels.height());
        for y in 0..h {
            let dy = y as f32 / h as f32 - 0.5;
            for x in 0..w {
                let dx = x as f32 / w as f32 - 0.5;
                let light = 1.0 - (dx * dx + dy * dy) * 0.45;
                let grain = (noise(x, y, seed) - 0.5) * 9.0;
                for part in &mut self.pixels.get_pixel_mut(x, y).0 {
                    *part = (f32::from(*part) * light + grain).clamp(0.0, 255.0) as u8;
                }
            }
        }
        let mut bytes = Vec::with_capacity(512 * 1024);
        let side = |n: u32| u16::try_from(n).unwrap_or(u16::MAX);
        let done = jpeg_encoder::Encoder::new(&mut bytes, QUALITY).encode(
            self.pixels.as_raw(),
            side(w),
            side(h),
            jpeg_encoder::ColorType::Rgb,
        );
        if done.is_err() {
            bytes.clear();
        }
        bytes
    }

    fn blend(&mut self, x: u32, y: u32, colour: Colour, share: f32) {
        let pixel = self.pixels.get_pixel_mut(x, y);
        for (part, new) in pixel.0.iter_mut().zip(colour) {
            *part = (f32::from(*part) + (new - f32::from(*part)) * share) as u8;
        }
    }
}

/// A number from 0 to 1 that looks like chance and is always the same.
pub fn noise(x: u32, y: u32, seed: u32) -> f32 {
    let mut n = x.wrapping_mul(0x9E37_79B1) ^ y.wrapping_mul(0x85EB_CA77) ^ seed.wrapping_mul(0xC2B2_AE3D);
    n = (n ^ (n >> 15)).wrapping_mul(0x2C1B_3C6D);
    n = (n ^ (n >> 12)).wrapping_mul(0x297A_2D39);
    ((n ^ (n >> 15)) & 0xFFFF) as f32 / 65_535.0
}

/// How much of each pixel a shape covers, as differences along each row.
struct Cover {
    left: i32,
    top: i32,
    wide: usize,
    high: usize,
    sums: Vec<f32>,
}

impl Cover {
    fn of(shape: &Shape) -> Option<Cover> {
        let points = || shape.contours.iter().flatten().map(|(x, y)| (x * PIXELS_A_UNIT, y * PIXELS_A_UNIT));
        let least = |pick: fn(Point) -> f32| points().map(pick).fold(f32::MAX, f32::min).floor();
        let most = |pick: fn(Point) -> f32| points().map(pick).fold(f32::MIN, f32::max).ceil();
        points().next()?;
        let (left, top) = (least(|p| p.0), least(|p| p.1));
        let (wide, high) = ((most(|p| p.0) - left) as usize + 3, (most(|p| p.1) - top) as usize + 2);
        if wide > 6_000 || high > 6_000 {
            return None;
        }
        let sums = vec![0.0; wide * high];
        let mut cover = Cover { left: left as i32, top: top as i32, wide, high, sums };
        for contour in &shape.contours {
            for (i, from) in contour.iter().enumerate() {
                let to = contour[(i + 1) % contour.len()];
                let local = |p: Point| (p.0 * PIXELS_A_UNIT - left, p.1 * PIXELS_A_UNIT - top);
                cover.edge(local(*from), local(to));
            }
        }
        Some(cover)
    }

    /// Adds the signed area to the right of an edge, row by row.
    fn edge(&mut self, from: Point, to: Point) {
        if from.1 == to.1 {
            return;
        }
        let (way, a, b) = if from.1 < to.1 { (1.0, from, to) } else { (-1.0, to, from) };
        let slope = (b.0 - a.0) / (b.1 - a.1);
        let mut x = a.0;
        for row in a.1 as usize..(b.1.ceil() as usize).min(self.high) {
            let tall = (b.1.min(row as f32 + 1.0) - a.1.max(row as f32)).max(0.0);
            let next = x + slope * tall;
            self.strip(row, x, next, tall * way);
            x = next;
        }
    }

    /// The share of one row between two distances from the left.
    fn strip(&mut self, row: usize, x: f32, next: f32, area: f32) {
        let (low, up) = if x < next { (x, next) } else { (next, x) };
        let (first, last) = (low.floor() as usize, up.ceil() as usize);
        let cells = &mut self.sums[row * self.wide..(row + 1) * self.wide];
        if last <= first + 1 {
            let middle = 0.5 * (low + up) - low.floor();
            cells[first] += area * (1.0 - middle);
            cells[first + 1] += area * middle;
            return;
        }
        let step = area / (up - low);
        let mut before = 0.0;
        for (cell, sum) in cells.iter_mut().enumerate().take(last + 1).skip(first) {
            let (left, right) = (cell as f32, cell as f32 + 1.0);
            let (c0, c1) = (left.max(low), right.min(up));
            // The line passed further left covers this cell whole; inside the cell it covers what is to its right.
            let passed = (left - low).clamp(0.0, up - low);
            let inside = (c1 - c0).max(0.0) * (right - 0.5 * (c0 + c1));
            let total = step * (passed + inside);
            *sum += total - before;
            before = total;
        }
    }
}
