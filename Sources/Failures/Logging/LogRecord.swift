import GoTemplate

/// One line of Helm's log.
package struct LogRecord: Sendable {
    package enum Level: String, Sendable {
        case debug = "DEBUG"
        case info = "INFO"
        case warn = "WARN"
        case error = "ERROR"
    }

    package typealias Attribute = (key: String, value: GoString)

    package let level: Level
    package let message: GoString
    package let attributes: [Attribute]
    /// The line of another log, which Helm lets through; nil for its own.
    private let foreignLine: GoString?

    /// - Parameter line: the line as another log writes it, without the newline.
    package init(level: Level, message: GoString, attributes: [Attribute] = [], line: GoString? = nil) {
        self.level = level
        self.message = message
        self.attributes = attributes
        foreignLine = line
    }

    /// The line as it is shown, without the newline.
    package var line: GoString { foreignLine ?? ownLine }

    /// As `log/slog` TextHandler writes it.
    private var ownLine: GoString {
        var line = GoString("level=\(level.rawValue) msg=") + Self.quotedIfNeeded(message)
        for (key, value) in attributes {
            line.append(GoString(" \(key)="))
            line.append(Self.quotedIfNeeded(value))
        }
        return line
    }

    /// Mirrors log/slog text_handler.go needsQuoting.
    private static func quotedIfNeeded(_ text: GoString) -> GoString {
        text.isEmpty || text.runes.contains(where: needsQuoting) ? Strconv.quote(text) : text
    }

    private static func needsQuoting(_ rune: Rune) -> Bool {
        if rune >= 0x80 { return rune == runeError || Unicode.isSpace(rune) || !Unicode.isPrint(rune) }
        return rune <= 0x20 || rune == 0x22 || rune == 0x3D
    }
}
