import CYAML

/// A collection that has not ended.
struct YAMLOpenCollection {
    /// Those that are mappings stand side by side, as do those of the flow style.
    enum Kind: UInt8 {
        case root
        case blockSequence
        case flowSequence
        case flowMapping
        case blockMapping

        @inline(__always)
        var isMapping: Bool { rawValue >= Kind.flowMapping.rawValue }
        @inline(__always)
        var isFlow: Bool { rawValue &- Kind.flowSequence.rawValue <= 1 }
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
    init(_ style: yaml_sequence_style_t) {
        self = style == YAML_FLOW_SEQUENCE_STYLE ? .flowSequence : .blockSequence
    }

    init(_ style: yaml_mapping_style_t) {
        self = style == YAML_FLOW_MAPPING_STYLE ? .flowMapping : .blockMapping
    }
}
