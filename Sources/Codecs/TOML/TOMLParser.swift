import GoTemplate

/// Reads a TOML document.
///
/// BurntSushi/toml has a lexer that runs in step with its parser; here one descent does the work of both, in the
/// same order, so that the same error is found first.
struct TOMLParser {
    /// Why a document cannot be read.
    enum Problem: Error {
        case parse(line: Int, message: String)
        /// What toml takes for impossible, and panics about.
        case bug(String)
    }

    // MARK: The text

    let input: [UInt8]
    /// The byte the next character starts at.
    var position = 0
    /// The byte the current token starts at; some messages quote the token.
    var start = 0
    var line = 1
    /// Whether the end of the input was read, which moves the line of an error.
    var isAtEnd = false

    // MARK: The document

    let root = Map()
    /// The key of the table that values go to.
    var context = TOMLKey()
    /// The last part of the key whose value is read.
    var currentKey = GoString()
    /// The line of the key that messages about keys name.
    var keyLine = 1
    /// Tables that exist because a longer key needs them; they may be defined later.
    var implicitKeys: Set<GoString> = []
    /// Keys whose value is an array.
    var arrayKeys: Set<GoString> = []
    /// Arrays of tables, and where they are.
    var tableArrays: [(holder: Map, key: GoString, array: TOMLTableArray)] = []

    init(_ input: [UInt8]) {
        self.input = input
    }

    /// The full key that was read last, for messages.
    var lastKey: GoString {
        if currentKey.isEmpty { return context.text }
        return context.isEmpty ? currentKey : context.text + "." + currentKey
    }

    /// Reads the whole document.
    mutating func parseDocument() throws(Problem) -> Map {
        while try parseTopLevel() {}
        for (holder, key, array) in tableArrays where TOMLTableArray.at(key, in: holder) === array {
            holder[key] = array.list
        }
        return root
    }

    /// Reads one table header, or one key with its value; false at the end of the document.
    private mutating func parseTopLevel() throws(Problem) -> Bool {
        while true {
            let rune = try next()
            if isAtEnd { return false }
            switch rune {
            case 0x20, 0x09, 0x0A, 0x0D: continue
            case UInt8.hash.rune: try skipComment()
            case UInt8.openBracket.rune:
                try parseTableHeader()
                return try parseLineEnd()
            default:
                backUp()
                try parseTopLevelEntry()
                return try parseLineEnd()
            }
        }
    }

    private mutating func parseTopLevelEntry() throws(Problem) {
        let outerContext = context
        try parseEntry(depth: 0)
        context = outerContext
        currentKey = GoString()
    }

    /// Reads the rest of a line after a value or a header; false at the end of the document.
    private mutating func parseLineEnd() throws(Problem) -> Bool {
        while true {
            let rune = try next()
            if isAtEnd { return false }
            switch rune {
            case UInt8.hash.rune:
                try skipComment()
                return true
            case 0x20, 0x09: continue
            case 0x0A, 0x0D: return true
            default:
                throw problem(
                    "expected a top-level item to end with a newline, comment, or EOF, but got \(quote(rune)) instead")
            }
        }
    }

    /// Skips the comment up to the end of the line, for characters that are forbidden there too.
    mutating func skipComment() throws(Problem) {
        while true {
            let rune = try next()
            if isAtEnd || TOMLCharacter.isNewline(rune) {
                backUp()
                return
            }
        }
    }
}
