import GoTemplate

/// Text for a terminal, with colours if wanted.
package struct TerminalText {
    package enum Style: String, Sendable {
        case bold = "1"
        case faint = "2"
        case red = "31"
        case green = "32"
        case yellow = "33"
        case magenta = "35"
        case cyan = "36"
        case boldRed = "1;31"
        case redEmphasis = "1;31;7"
        case greenEmphasis = "1;32;7"
    }

    package private(set) var bytes: [UInt8] = []
    package let usesColor: Bool

    package init(usesColor: Bool) { self.usesColor = usesColor }

    package mutating func add(_ text: [UInt8], _ style: Style? = nil) {
        guard usesColor, let style, !text.isEmpty else { return bytes.append(contentsOf: text) }
        bytes.append(contentsOf: "\u{1B}[\(style.rawValue)m".utf8)
        bytes.append(contentsOf: text)
        bytes.append(contentsOf: "\u{1B}[0m".utf8)
    }

    package mutating func add(_ text: String, _ style: Style? = nil) { add(Array(text.utf8), style) }

    /// Adds text from outside, with what a terminal would act upon made visible.
    package mutating func add(_ text: GoString, _ style: Style? = nil) { add(VisibleText.escape(text.bytes), style) }

    package mutating func endLine() { bytes.append(0x0A) }

    package mutating func line(_ text: String, _ style: Style? = nil) {
        add(text, style)
        endLine()
    }
}

/// A piece of a line with its style.
struct StyledPiece {
    var text: [UInt8]
    let style: TerminalText.Style?
}

extension Listing.Line {
    /// The line in pieces, what differs from the other side standing out.
    func pieces(_ style: TerminalText.Style?, emphasis emphasisStyle: TerminalText.Style?) -> [StyledPiece] {
        let text = TabStops.expand(self.text)
        // Tabs move what stands behind them; then the whole line has one style.
        guard let emphasis, text.count == self.text.count, emphasis.upperBound <= text.count else {
            return [StyledPiece(text: text, style: style)]
        }
        return [
            StyledPiece(text: Array(text[..<emphasis.lowerBound]), style: style),
            StyledPiece(text: Array(text[emphasis]), style: emphasisStyle),
            StyledPiece(text: Array(text[emphasis.upperBound...]), style: style),
        ].filter { !$0.text.isEmpty }
    }
}

enum TabStops {
    static func expand(_ text: [UInt8]) -> [UInt8] {
        text.contains(0x09) ? text.flatMap { $0 == 0x09 ? [0x20, 0x20, 0x20, 0x20] : [$0] } : text
    }
}
