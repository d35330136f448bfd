import Codecs
import GoTemplate

extension Metadata {
    /// Takes over the fields that a `Chart.yaml` or `requirements.yaml` sets; the others stay.
    ///
    /// - Throws: the message of Go's YAML or JSON decoder.
    func decode(_ text: [UInt8]) throws(HelmError) {
        guard case .map(let fields) = try ChartYAML.decode(text) else { return }
        for (key, value) in fields.entries { set(key, value) }
    }

    private func set(_ key: GoString, _ value: Value) {
        switch key {
        case "name": ChartYAML.assign(value, to: &name)
        case "home": ChartYAML.assign(value, to: &home)
        case "sources": sources = ChartYAML.strings(value)
        case "version": ChartYAML.assign(value, to: &version)
        case "description": ChartYAML.assign(value, to: &description)
        case "keywords": keywords = ChartYAML.strings(value)
        case "maintainers": maintainers = ChartYAML.objects(value, Maintainer.init(decoding:)) ?? []
        case "icon": ChartYAML.assign(value, to: &icon)
        case "apiVersion": ChartYAML.assign(value, to: &apiVersion)
        case "condition": ChartYAML.assign(value, to: &condition)
        case "tags": ChartYAML.assign(value, to: &tags)
        case "appVersion": ChartYAML.assign(value, to: &appVersion)
        case "deprecated": if case .bool(let flag) = value { isDeprecated = flag }
        case "annotations": annotations = ChartYAML.annotations(value)
        case "kubeVersion": ChartYAML.assign(value, to: &kubeVersion)
        case "dependencies": dependencies = ChartYAML.objects(value, Dependency.init(decoding:))
        case "type": ChartYAML.assign(value, to: &type)
        default: break
        }
    }
}

extension Maintainer {
    init(decoding fields: Map) {
        if let value = fields["name"] { ChartYAML.assign(value, to: &name) }
        if let value = fields["email"] { ChartYAML.assign(value, to: &email) }
        if let value = fields["url"] { ChartYAML.assign(value, to: &url) }
    }
}

extension Dependency {
    convenience init(decoding fields: Map) {
        self.init()
        for (key, value) in fields.entries {
            switch key {
            case "name": ChartYAML.assign(value, to: &name)
            case "version": ChartYAML.assign(value, to: &version)
            case "repository": ChartYAML.assign(value, to: &repository)
            case "condition": ChartYAML.assign(value, to: &condition)
            case "tags": tags = ChartYAML.strings(value)
            case "enabled": if case .bool(let flag) = value { isEnabled = flag }
            case "import-values":
                if case .list(let list) = value { importValues = list.elements.map(ImportedValues.init) }
            case "alias": ChartYAML.assign(value, to: &alias)
            default: break
            }
        }
    }
}

/// Stand-in until the decoder of structs lands.
enum ChartYAML {
    static func decode(_ text: [UInt8]) throws(HelmError) -> Value {
        do { return try YAML.decode(text) } catch { throw HelmError((error as? YAML.Failure)?.message ?? "") }
    }

    static func assign(_ value: Value, to field: inout GoString) {
        switch value {
        case .string(let text): field = text
        case .float(let number): field = Strconv.formatFloat(number, format: "g", precision: -1)
        case .bool(let flag): field = flag ? "true" : "false"
        default: break
        }
    }

    static func strings(_ value: Value) -> [GoString] {
        guard case .list(let list) = value else { return [] }
        return list.elements.map { element in
            var text = GoString()
            assign(element, to: &text)
            return text
        }
    }

    static func objects<Object>(_ value: Value, _ make: (Map) -> Object) -> [Object?]? {
        guard case .list(let list) = value else { return nil }
        return list.elements.map { if case .map(let map) = $0 { make(map) } else { nil } }
    }

    static func annotations(_ value: Value) -> [(key: GoString, value: GoString)]? {
        guard case .map(let map) = value else { return nil }
        return map.entries.map { key, value in
            var text = GoString()
            assign(value, to: &text)
            return (key, text)
        }
    }
}
