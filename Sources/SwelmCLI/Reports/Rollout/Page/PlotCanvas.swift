import Diffing
import GoLibrary
import GoTemplate

/// A drawing within a page; what it shows is coloured by the page's rules, by the names of classes.
struct PlotCanvas {
    private var page = HTMLPage()

    /// - Parameter title: what it is for whoever cannot see it.
    init(width: Double, height: Double, title: GoString) {
        page.raw("<svg viewBox=\"0 0 \(Self.text(width)) \(Self.text(height))\" role=\"img\">")
        page.element("title", title)
        page.raw("\n")
    }

    /// The finished drawing.
    func closed() -> [UInt8] { page.bytes + Array("</svg>\n".utf8) }

    mutating func line(_ from: (x: Double, y: Double), _ to: (x: Double, y: Double), _ name: String) {
        page.raw("<line class=\"\(name)\" x1=\"\(Self.text(from.x))\" y1=\"\(Self.text(from.y))\"")
        page.raw(" x2=\"\(Self.text(to.x))\" y2=\"\(Self.text(to.y))\"/>\n")
    }

    mutating func rectangle(x: Double, y: Double, width: Double, height: Double, _ name: String, tip: GoString = "") {
        page.raw("<rect class=\"\(name)\" x=\"\(Self.text(x))\" y=\"\(Self.text(y))\"")
        page.raw(" width=\"\(Self.text(max(0, width)))\" height=\"\(Self.text(max(0, height)))\">")
        close("rect", tip)
    }

    mutating func circle(x: Double, y: Double, radius: Double, _ name: String, tip: GoString = "") {
        page.raw("<circle class=\"\(name)\" cx=\"\(Self.text(x))\" cy=\"\(Self.text(y))\" r=\"\(Self.text(radius))\">")
        close("circle", tip)
    }

    /// A line through points.
    mutating func path(_ points: [(x: Double, y: Double)], _ name: String) {
        shape("polyline", points, name)
    }

    /// What lies within points.
    mutating func area(_ points: [(x: Double, y: Double)], _ name: String, tip: GoString = "") {
        shape("polygon", points, name, tip: tip)
    }

    mutating func text(_ text: GoString, x: Double, y: Double, _ name: String = "label", anchor: String = "start") {
        page.raw("<text class=\"\(name)\" x=\"\(Self.text(x))\" y=\"\(Self.text(y))\" text-anchor=\"\(anchor)\">")
        page.text(text)
        page.raw("</text>\n")
    }

    private mutating func shape(
        _ element: String, _ points: [(x: Double, y: Double)], _ name: String, tip: GoString = ""
    ) {
        guard !points.isEmpty else { return }
        let places = points.map { Self.text($0.x) + "," + Self.text($0.y) }.joined(separator: " ")
        page.raw("<\(element) class=\"\(name)\" points=\"\(places)\">")
        close(element, tip)
    }

    private mutating func close(_ element: String, _ tip: GoString) {
        if !tip.isEmpty { page.element("title", tip) }
        page.raw("</\(element)>\n")
    }

    /// A place with one decimal.
    private static func text(_ place: Double) -> String {
        guard place.isFinite else { return "0" }
        return Strconv.formatFloat((place * 10).rounded() / 10, format: "f", precision: -1).text
    }
}
