import CYAML

/// A collection that has not ended.
struct YAMLOpenCollection {
    /// Those that are mappings stand side by side, as do those of the flow style.
    enum Kind: UInt8 {
        case root
        case blockSequence
        /// A sequence in a mapping that is indented no more than its key.
        case indentlessSequence
        case flowSequence
        case flowMapping
        /// A mapping of one entry without braces, as in `[a: b]`.
        case flowPair
        case blockMapping

        @inline(__always)
        var isMapping: Bool { rawValue >= Kind.flowMapping.rawValue }
        @inline(__always)
        var isFlow: Bool { rawValue &- Kind.flowSequence.rawValue <= 2 }
    }

    /// The node; negative where it is not kept.
    let index: Int32
    let kind: Kind
    /// The struct of the layout whose fields the keys are; negative where they are none.
    var object: Int32 = -1
    /// The part of the layout that the next value goes to; negative where it is not kept.
    var valuePart: Int32
    /// The nodes in it so far.
    var count: Int32 = 0

    init(index: Int32, kind: Kind, valuePart: Int32) {
        self.index = index
        self.kind = kind
        self.valuePart = valuePart
    }

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
