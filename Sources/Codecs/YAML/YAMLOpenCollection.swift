import CYAML

/// A collection that has not ended.
struct YAMLOpenCollection {
    enum Kind: UInt8 {
        case root
        case blockSequence
        /// A sequence in a mapping that is indented no more than its key.
        case indentlessSequence
        case blockMapping
        case flowSequence
        case flowMapping
        /// A mapping of one entry without braces, as in `[a: b]`.
        case flowPair
    }

    let index: Int
    let kind: Kind
    /// The nodes in it so far.
    var count: Int32 = 0

    /// Whether the next node is a key.
    var expectsKey: Bool { kind.isMapping && count & 1 == 0 }
    /// Whether the last node is a key.
    var isAfterKey: Bool { kind.isMapping && count & 1 == 1 }
}

extension YAMLOpenCollection.Kind {
    init(sequence style: yaml_sequence_style_t, _ event: borrowing yaml_event_t) {
        if style == YAML_FLOW_SEQUENCE_STYLE {
            self = .flowSequence
        } else {
            // Only an indentless sequence begins with its first `-`.
            self = event.end_mark.index == event.start_mark.index + 1 ? .indentlessSequence : .blockSequence
        }
    }

    init(mapping style: yaml_mapping_style_t, _ event: borrowing yaml_event_t) {
        if style == YAML_FLOW_MAPPING_STYLE {
            self = event.end_mark.index == event.start_mark.index ? .flowPair : .flowMapping
        } else {
            self = .blockMapping
        }
    }

    var isMapping: Bool { self == .blockMapping || self == .flowMapping || self == .flowPair }
    var isFlow: Bool { self == .flowSequence || self == .flowMapping || self == .flowPair }

    /// What is reported where neither the next entry nor the end of such a collection is found.
    var missingEntry: String {
        switch self {
        case .blockSequence: "did not find expected '-' indicator"
        case .flowSequence, .flowPair: "did not find expected ',' or ']'"
        case .flowMapping: "did not find expected ',' or '}'"
        case .root, .indentlessSequence, .blockMapping: "did not find expected key"
        }
    }
}
