//! Shapes made of closed contours: polygons, ellipses, smooth outlines, letters.

use super::canvas::HIGH;

/// A point in units of the picture, from the upper left corner.
pub type Point = (f32, f32);

/// Closed contours; a contour inside another that runs the other way is a hole.
#[derive(Clone, Default)]
pub struct Shape {
    pub(super) contours: Vec<Vec<Point>>,
}

impl Shape {
    /// A polygon.
    pub fn polygon(points: &[Point]) -> Shape {
        Shape { contours: vec![points.to_vec()] }
    }

    /// A rectangle.
    pub fn rect(x: f32, y: f32, w: f32, h: f32) -> Shape {
        Shape::polygon(&[(x, y), (x + w, y), (x + w, y + h), (x, y + h)])
    }

    /// An ellipse.
    pub fn ellipse((cx, cy): Point, rx: f32, ry: f32) -> Shape {
        let steps = 64;
        let at = |i: i32| {
            let angle = i as f32 / steps as f32 * std::f32::consts::TAU;
            (cx + rx * angle.cos(), cy + ry * angle.sin())
        };
        Shape { contours: vec![(0..steps).map(at).collect()] }
    }

    /// A ring between two circles.
    pub fn ring(centre: Point, outer: f32, inner: f32) -> Shape {
        Shape::ellipse(centre, outer, outer).without(Shape::ellipse(centre, inner, inner))
    }

    /// A rectangle with round corners.
    pub fn round((x, y): Point, w: f32, h: f32, r: f32) -> Shape {
        let mut points = Vec::new();
        let corners = [
            (x + w - r, y + r, -0.25),
            (x + w - r, y + h - r, 0.0),
            (x + r, y + h - r, 0.25),
            (x + r, y + r, 0.5),
        ];
        for (cx, cy, from) in corners {
            for i in 0..=8 {
                let angle = (from + i as f32 / 32.0) * std::f32::consts::TAU;
                points.push((cx + r * angle.cos(), cy + r * angle.sin()));
            }
        }
        Shape { contours: vec![points] }
    }

    /// A bar from one point to another.
    pub fn bar((ax, ay): Point, (bx, by): Point, width: f32) -> Shape {
        let (dx, dy) = (bx - ax, by - ay);
        let length = (dx * dx + dy * dy).sqrt().max(0.001);
        let (nx, ny) = (-dy / length * width / 2.0, dx / length * width / 2.0);
        Shape::polygon(&[(ax + nx, ay + ny), (bx + nx, by + ny), (bx - nx, by - ny), (ax - nx, ay - ny)])
    }

    /// A smooth closed outline through points.
    pub fn smooth(points: &[Point]) -> Shape {
        let n = points.len();
        let at = |i: usize| points[i % n];
        let mut out = Vec::with_capacity(n * 10);
        for i in 0..n {
            let (a, b, c, d) = (at(i + n - 1), at(i), at(i + 1), at(i + 2));
            for step in 0..10 {
                let t = step as f32 / 10.0;
                let blend = |p0: f32, p1: f32, p2: f32, p3: f32| {
                    0.5 * (2.0 * p1
                        + (p2 - p0) * t
                        + (2.0 * p0 - 5.0 * p1 + 4.0 * p2 - p3) * t * t
                        + (3.0 * p1 - p0 - 3.0 * p2 + p3) * t * t * t)
                };
                out.push((blend(a.0, b.0, c.0, d.0), blend(a.1, b.1, c.1, d.1)));
            }
        }
        Shape { contours: vec![out] }
    }

    /// The same with another shape cut out of it.
    #[must_use]
    pub fn without(mut self, hole: Shape) -> Shape {
        self.contours.extend(hole.contours.into_iter().map(|mut contour| {
            contour.reverse();
            contour
        }));
        self
    }

    /// The same turned around a point, in degrees.
    #[must_use]
    pub fn turned(mut self, (cx, cy): Point, degrees: f32) -> Shape {
        let (sin, cos) = degrees.to_radians().sin_cos();
        for point in self.contours.iter_mut().flatten() {
            let (x, y) = (point.0 - cx, point.1 - cy);
            *point = (cx + x * cos - y * sin, cy + x * sin + y * cos);
        }
        self
    }

    /// The same moved.
    #[must_use]
    pub fn moved(mut self, dx: f32, dy: f32) -> Shape {
        for point in self.contours.iter_mut().flatten() {
            *point = (point.0 + dx, point.1 + dy);
        }
        self
    }

    /// A line of text in the house's own letters, its baseline beginning at a point; its width too.
    pub fn text(text: &str, (x, baseline): Point, size: f32) -> (Shape, f32) {
        let font = include_bytes!("../../../assets/fonts/NiemPhongSerif-Bold.ttf");
        let Ok(face) = ttf_parser::Face::parse(font, 0) else { return (Shape::default(), 0.0) };
        let scale = size / f32::from(face.units_per_em());
        let mut pen = Pen { scale, origin: (x, baseline), contours: Vec::new(), now: (0.0, 0.0) };
        for letter in text.chars() {
            let Some(glyph) = face.glyph_index(letter) else { continue };
            face.outline_glyph(glyph, &mut pen);
            pen.origin.0 += f32::from(face.glyph_hor_advance(glyph).unwrap_or(0)) * scale;
        }
        let width = pen.origin.0 - x;
        (Shape { contours: pen.contours }, width)
    }

    /// Everything below a height, for ground.
    pub fn below(y: f32) -> Shape {
        Shape::rect(0.0, y, super::canvas::WIDE, HIGH - y)
    }

    /// Everything above a height, for walls and sky.
    pub fn above(y: f32) -> Shape {
        Shape::rect(0.0, 0.0, super::canvas::WIDE, y)
    }
}

/// Collects the outline of letters as polygons.
struct Pen {
    scale: f32,
    origin: Point,
    contours: Vec<Vec<Point>>,
    now: Point,
}

impl Pen {
    fn put(&mut self, x: f32, y: f32) {
        self.now = (x, y);
        let point = (self.origin.0 + x * self.scale, self.origin.1 - y * self.scale);
        if let Some(contour) = self.contours.last_mut() {
            contour.push(point);
        }
    }
}

impl ttf_parser::OutlineBuilder for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.contours.push(Vec::new());
        self.put(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.put(x, y);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let (x0, y0) = self.now;
        for i in 1..=4 {
            let t = i as f32 / 4.0;
            let blend =
                |a: f32, b: f32, c: f32| (1.0 - t) * (1.0 - t) * a + 2.0 * (1.0 - t) * t * b + t * t * c;
            self.put(blend(x0, x1, x), blend(y0, y1, y));
        }
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.quad_to((x1 + x2) / 2.0, (y1 + y2) / 2.0, x, y);
    }

    fn close(&mut self) {}
}
