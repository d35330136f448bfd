/// Lines of comments that are being looked at, and how far that has come.
///
/// Mirrors the variables of yaml_parser_scan_comments in go-yaml v3's scannerc.go.
struct GoYAMLCommentBlock {
    var text: [UInt8] = []
    var token: GoYAMLMark
    /// Where the first comment begins.
    var start = GoYAMLMark()
    private var scan: GoYAMLMark
    private let footLine: Int
    private let mayBeFoot: Bool

    /// The indentation of the block that is around what follows.
    private(set) var nextIndent: Int
    private var line: Int
    var column: Int
    /// How far what is looked at lies behind the reader.
    var offset = 0
    private(set) var isAfterEmptyLine = false
    private(set) var isBeforeFirstEmptyLine: Bool

    /// - Parameters:
    ///   - scan: where the blanks before the comments begin.
    ///   - footed: the token that they may be the foot of.
    ///   - footLine: the line on which they may be that.
    init(scan: GoYAMLMark, footed: GoYAMLToken, at reader: GoYAMLReader, footLine: Int, indent: Int) {
        self.scan = scan
        self.footLine = footLine
        token = footed.start
        mayBeFoot = !footed.isValue
        nextIndent = max(indent, 0)
        line = reader.mark.line
        column = reader.mark.column
        isBeforeFirstEmptyLine = reader.newlines <= 1
    }

    var isBelowContent: Bool { start.line == footLine && mayBeFoot }

    var isDedented: Bool { start.column - 1 < nextIndent }

    func mark(_ reader: GoYAMLReader, offset: Int) -> GoYAMLMark {
        GoYAMLMark(index: reader.mark.index + offset, line: line, column: column)
    }

    /// Steps over a line break.
    mutating func skipLine() {
        isBeforeFirstEmptyLine = false
        isAfterEmptyLine = true
        column = 0
        line += 1
        offset += 1
    }

    /// Goes on behind a comment; the line break at its end is passed over, as go-yaml's loop counts on.
    mutating func restart(at reader: GoYAMLReader, indent: Int) {
        isAfterEmptyLine = false
        offset = 1
        column = 0
        line = reader.mark.line
        nextIndent = max(indent, 0)
    }

    /// Ends these lines as the foot of what is before them.
    mutating func takeFoot(endingAt end: GoYAMLMark) -> GoYAMLComment {
        let comment = GoYAMLComment(
            scan: scan, token: token, start: start, end: end, text: YAMLComments(foot: text))
        scan = end
        token = end
        text = []
        return comment
    }

    /// These lines as the head of what follows.
    func head(endingAt end: GoYAMLMark) -> GoYAMLComment {
        GoYAMLComment(scan: scan, token: start, start: start, end: end, text: YAMLComments(head: text))
    }
}
