/// What the scanner finds; mirrors the tokens of go-yaml, without what nobody asks of them.
struct YAMLToken {
    enum Kind: UInt8 {
        case streamEnd, versionDirective, tagDirective, documentStart, documentEnd
        case blockSequenceStart, blockMappingStart, blockEnd
        case flowSequenceStart, flowSequenceEnd, flowMappingStart, flowMappingEnd
        case blockEntry, flowEntry, key, value
        case alias, anchor, tag, scalar
    }

    let kind: Kind
    /// Whether this is a scalar without quotes.
    var isPlain = false
    /// The text of a scalar, alias or anchor; of a tag or directive, its number among the scanner's tags.
    var text = YAMLText()
    let mark: YAMLMark

    init(_ kind: Kind, at mark: YAMLMark) {
        self.kind = kind
        self.mark = mark
    }
}

/// A place in the input, counted from 0.
struct YAMLMark {
    var line: Int32 = 0
    /// Counted in characters.
    var column: Int32 = 0
}

/// A piece of text: of the input where it stands there as it is, else of the text put together by the scanner.
struct YAMLText {
    var start: Int32 = 0
    var count: Int32 = 0
    var isAssembled = false

    init() {}

    init(start: Int, end: Int, isAssembled: Bool = false) {
        self.start = Int32(truncatingIfNeeded: start)
        self.count = Int32(truncatingIfNeeded: end - start)
        self.isAssembled = isAssembled
    }
}
