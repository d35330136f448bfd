import CYAML

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Events with memory as libyaml allocates it.
extension yaml_event_t {
    init(_ type: yaml_event_type_t, _ start: GoYAMLMark, _ end: GoYAMLMark) {
        self.init()
        self.type = type
        start_mark = yaml_mark_t(start)
        end_mark = yaml_mark_t(end)
    }

    static func alias(_ name: [UInt8], start: GoYAMLMark, end: GoYAMLMark) -> yaml_event_t {
        var event = yaml_event_t(YAML_ALIAS_EVENT, start, end)
        event.data.alias.anchor = allocated(name)
        return event
    }

    static func scalar(
        _ text: [UInt8], _ style: yaml_scalar_style_t, anchor: [UInt8]? = nil, tag: [UInt8]? = nil, isPlain: Bool,
        start: GoYAMLMark, end: GoYAMLMark
    ) -> yaml_event_t {
        var event = yaml_event_t(YAML_SCALAR_EVENT, start, end)
        event.data.scalar.anchor = anchor.flatMap(allocated)
        event.data.scalar.tag = tag.flatMap(allocated)
        event.data.scalar.value = allocated(text)
        event.data.scalar.length = event.data.scalar.value == nil ? 0 : text.count
        event.data.scalar.plain_implicit = isPlain ? 1 : 0
        event.data.scalar.style = style
        return event
    }

    static func sequence(
        _ style: yaml_sequence_style_t, anchor: [UInt8]?, tag: [UInt8]?, start: GoYAMLMark, end: GoYAMLMark
    ) -> yaml_event_t {
        var event = yaml_event_t(YAML_SEQUENCE_START_EVENT, start, end)
        event.data.sequence_start.anchor = anchor.flatMap(allocated)
        event.data.sequence_start.tag = tag.flatMap(allocated)
        event.data.sequence_start.style = style
        return event
    }

    static func mapping(
        _ style: yaml_mapping_style_t, anchor: [UInt8]?, tag: [UInt8]?, start: GoYAMLMark, end: GoYAMLMark
    ) -> yaml_event_t {
        var event = yaml_event_t(YAML_MAPPING_START_EVENT, start, end)
        event.data.mapping_start.anchor = anchor.flatMap(allocated)
        event.data.mapping_start.tag = tag.flatMap(allocated)
        event.data.mapping_start.style = style
        return event
    }

    /// A copy with a zero behind it.
    private static func allocated(_ text: [UInt8]) -> UnsafeMutablePointer<UInt8>? {
        guard let memory = malloc(text.count + 1) else { return nil }
        let copy = memory.bindMemory(to: UInt8.self, capacity: text.count + 1)
        for (index, byte) in text.enumerated() { copy[index] = byte }
        copy[text.count] = 0
        return copy
    }
}

extension yaml_mark_t {
    fileprivate init(_ mark: GoYAMLMark) {
        self.init(index: mark.index, line: mark.line, column: mark.column)
    }
}
