import CYAML
import GoTemplate

/// What an event says, without the memory of libyaml.
struct YAMLSyntaxEvent {
    var type = YAML_NO_EVENT
    var anchor = GoString()
    var tag = GoString()
    var value = GoString()
    var style: YAMLScalarStyle = .plain
    var isFlow = false
    var comments = YAMLComments()

    init() {}

    /// Takes what an event says, and frees it.
    init(_ event: consuming yaml_event_t, _ comments: YAMLComments) {
        var event = event
        defer { yaml_event_delete(&event) }
        type = event.type
        self.comments = comments
        switch type {
        case YAML_ALIAS_EVENT: anchor = Self.text(event.data.alias.anchor)
        case YAML_SCALAR_EVENT:
            let scalar = event.data.scalar
            (anchor, tag) = (Self.text(scalar.anchor), Self.text(scalar.tag))
            value = GoString(UnsafeBufferPointer(start: scalar.value, count: scalar.length))
            style = Self.style(scalar.style)
        case YAML_SEQUENCE_START_EVENT:
            let sequence = event.data.sequence_start
            (anchor, tag) = (Self.text(sequence.anchor), Self.text(sequence.tag))
            isFlow = sequence.style == YAML_FLOW_SEQUENCE_STYLE
        case YAML_MAPPING_START_EVENT:
            let mapping = event.data.mapping_start
            (anchor, tag) = (Self.text(mapping.anchor), Self.text(mapping.tag))
            isFlow = mapping.style == YAML_FLOW_MAPPING_STYLE
        default: break
        }
    }

    private static func text(_ pointer: UnsafeMutablePointer<UInt8>?) -> GoString {
        pointer.map { GoString(UnsafeBufferPointer(start: $0, count: strlen($0))) } ?? GoString()
    }

    private static func strlen(_ pointer: UnsafeMutablePointer<UInt8>) -> Int {
        var count = 0
        while pointer[count] != 0 { count += 1 }
        return count
    }

    private static func style(_ style: yaml_scalar_style_t) -> YAMLScalarStyle {
        switch style {
        case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
        case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
        case YAML_LITERAL_SCALAR_STYLE: .literal
        case YAML_FOLDED_SCALAR_STYLE: .folded
        default: .plain
        }
    }
}
