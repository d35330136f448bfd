import CYAML

/// What go-yaml's scanner makes of some characters.
struct GoYAMLToken {
    enum Kind {
        case streamStart, streamEnd
        case versionDirective(major: Int, minor: Int)
        case tagDirective(handle: [UInt8], prefix: [UInt8])
        case documentStart, documentEnd
        case blockSequenceStart, blockMappingStart, blockEnd
        case flowSequenceStart, flowSequenceEnd, flowMappingStart, flowMappingEnd
        case blockEntry, flowEntry, key, value
        case alias([UInt8])
        case anchor([UInt8])
        case tag(handle: [UInt8], suffix: [UInt8])
        case scalar([UInt8], yaml_scalar_style_t)
    }

    let kind: Kind
    let start: GoYAMLMark
    let end: GoYAMLMark
}

extension GoYAMLToken {
    var isKey: Bool { if case .key = kind { true } else { false } }
    var isValue: Bool { if case .value = kind { true } else { false } }
    var isBlockEntry: Bool { if case .blockEntry = kind { true } else { false } }
    var isBlockEnd: Bool { if case .blockEnd = kind { true } else { false } }
    var isBlockStart: Bool {
        switch kind {
        case .blockSequenceStart, .blockMappingStart: true
        default: false
        }
    }
    var isFlowEntry: Bool { if case .flowEntry = kind { true } else { false } }
    var isFlowSequenceEnd: Bool { if case .flowSequenceEnd = kind { true } else { false } }
    var isFlowMappingEnd: Bool { if case .flowMappingEnd = kind { true } else { false } }
    var isDocumentStart: Bool { if case .documentStart = kind { true } else { false } }
    var isDocumentEnd: Bool { if case .documentEnd = kind { true } else { false } }
    var isStreamEnd: Bool { if case .streamEnd = kind { true } else { false } }

    var isDirective: Bool {
        switch kind {
        case .versionDirective, .tagDirective: true
        default: false
        }
    }
}
