import Codecs
import Failures
import GoTemplate

/// The fields of a Go struct as a YAML text sets them.
struct DecodedFields {
    /// All fields that are set, under their JSON names.
    let fields: Map

    /// - Parameters:
    ///   - previous: the fields of the same variable that an earlier text set.
    ///   - isStrict: whether unknown and repeated fields are errors.
    /// - Throws: the message of Go's YAML or JSON decoder.
    init(
        _ text: [UInt8], as structure: JSONShape.Structure, onto previous: Map? = nil, isStrict: Bool = false
    ) throws(HelmError) {
        do { fields = try YAML.decode(text, as: structure, onto: previous, isStrict: isStrict) } catch {
            throw HelmError(error.goMessage)
        }
    }

    init(_ fields: Map) { self.fields = fields }

    /// Whether a list or map is set to nil.
    func isNull(_ name: StaticString) -> Bool { fields.value(forKey: name)?.isNil ?? false }

    func assign(_ name: StaticString, to field: inout GoString) {
        if case .string(let text)? = fields.value(forKey: name) { field = text }
    }

    func assign(_ name: StaticString, to field: inout Bool) {
        if case .bool(let flag)? = fields.value(forKey: name) { field = flag }
    }

    func assign(_ name: StaticString, to field: inout [GoString]) {
        if fields.value(forKey: name) != nil { field = values(name).map(Self.text) }
    }

    func assign(_ name: StaticString, to field: inout [(key: GoString, value: GoString)]?) {
        if isNull(name) { field = nil }
        guard case .map(let map)? = fields.value(forKey: name) else { return }
        field = map.entries.map { ($0, Self.text($1)) }
    }

    func values(_ name: StaticString) -> [Value] {
        if case .list(let list)? = fields.value(forKey: name) { return list.elements }
        return []
    }

    /// The elements of a list of structs, nil for null elements; nil where the list is not set.
    func objects(_ name: StaticString) -> [DecodedFields?]? {
        guard case .list(let list)? = fields.value(forKey: name) else { return nil }
        return list.elements.map { element in
            if case .map(let map) = element { return DecodedFields(map) }
            return nil
        }
    }

    private static func text(_ value: Value) -> GoString {
        if case .string(let text) = value { return text }
        return GoString()
    }
}
