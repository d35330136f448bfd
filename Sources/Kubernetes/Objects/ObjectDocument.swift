import Codecs
import GoTemplate

/// One document of a manifest on its way to the API: an object, or a list of some.
///
/// Mirrors cli-runtime resource/visitor.go StreamVisitor and FlattenListVisitor, and what these call, up to the
/// mapping of kinds: that goes on the document as a whole first, then on each item of a list.
package struct ObjectDocument {
    /// What stands in the document.
    package let object: LiveObject

    /// Reads a document of YAML; nil where there is nothing in it.
    ///
    /// - Parameter isValidated: whether the form is checked first, which words some failures otherwise.
    /// - Throws: Helm's text without what it puts before it, such as `error validating "": error validating data: kind
    ///   not set`.
    package init?(reading text: GoString, isValidated: Bool) throws(ObjectFailure) {
        let value = try Self.parse(text)
        guard !value.isNil else { return nil }
        if isValidated { try Self.validate(value) }
        do throws(ObjectFailure) {
            object = try Self.decode(value)
        } catch {
            throw ObjectFailure("unable to decode \"\": " + error.message)
        }
    }

    private static func parse(_ text: GoString) throws(ObjectFailure) -> Value {
        do {
            return try YAML.decode(text.bytes, keepsIntegers: true)
        } catch {
            throw ObjectFailure("error parsing : " + error.goMessage)
        }
    }
}

// MARK: - Validation

extension ObjectDocument {
    private static func validate(_ value: Value) throws(ObjectFailure) {
        guard let failure = ObjectFailure.aggregate(problems(of: value)) else { return }
        throw ObjectFailure("error validating \"\": error validating data: " + failure.message)
    }

    /// Mirrors kubectl validation/validation.go getObjectKind.
    private static func problems(of value: Value) -> [ObjectFailure] {
        guard case .map(let map) = value else { return [ObjectFailure("invalid object to validate")] }
        var failures: [ObjectFailure] = []
        switch map["apiVersion"] {
        case nil, .null?: failures.append(ObjectFailure("apiVersion not set"))
        case .string(let text)?:
            do throws(ObjectFailure) { _ = try GroupVersion(parsing: text) } catch { failures.append(error) }
        default: failures.append(ObjectFailure("apiVersion isn't string type"))
        }
        switch map["kind"] {
        case nil, .null?: failures.append(ObjectFailure("kind not set"))
        case .string?: break
        default: failures.append(ObjectFailure("kind isn't string type"))
        }
        return failures
    }
}

// MARK: - Decoding

extension ObjectDocument {
    /// Mirrors apimachinery unstructured/helpers.go unstructuredJSONScheme, and cli-runtime
    /// resource/metadata_decoder.go.
    private static func decode(_ value: Value) throws(ObjectFailure) -> LiveObject {
        guard case .map(let map) = value else {
            let name = JSON.typeName(of: value)
            throw ObjectFailure(GoString("json: cannot unmarshal \(name) into Go value of type unstructured.detector"))
        }
        let object = LiveObject(try withTypedItems(map))
        guard !object.kind.isEmpty else { throw .missingKind(in: try text(of: value)) }
        if let misfit = JSON.misfit(of: value, in: metadataShape) { throw ObjectFailure(misfit.message) }
        return object
    }

    private static func text(of value: Value) throws(ObjectFailure) -> GoString {
        do {
            return GoString(try JSON.encode(value))
        } catch {
            throw ObjectFailure(error.goMessage)
        }
    }

    /// A list whose items have the kind that its own kind tells, where they have none.
    private static func withTypedItems(_ map: Map) throws(ObjectFailure) -> Map {
        guard let value = map["items"], !value.isNil else { return map }
        guard case .list(let list) = value else {
            throw ObjectFailure(
                GoString(
                    "json: cannot unmarshal \(JSON.typeName(of: value)) into Go struct field "
                        + "decodeList.items of type []json.RawMessage"))
        }
        let kind = LiveObject(map)
        var items: [Value] = []
        for item in list.elements { items.append(try typed(item, as: kind)) }
        let result = Map(copying: map)
        result["items" as GoString] = .list(items)
        return result
    }

    private static func typed(_ item: Value, as list: LiveObject) throws(ObjectFailure) -> Value {
        guard item.isNil || item.asMap != nil else {
            throw ObjectFailure(
                GoString(
                    "json: cannot unmarshal \(JSON.typeName(of: item)) into Go value of type map[string]interface {}"))
        }
        let map = item.asMap.map { Map(copying: $0) } ?? Map()
        let object = LiveObject(map)
        guard object.kind.isEmpty, object.apiVersion.isEmpty else { return item }
        let kind = list.kind.hasSuffix("List") ? list.kind.prefix(list.kind.count - 4) : list.kind
        map["kind" as GoString] = .string(kind)
        map["apiVersion" as GoString] = .string(list.apiVersion)
        return .map(map)
    }
}

// MARK: - Lists

extension ObjectDocument {
    /// Whether the objects meant are the items: of a list, of whatever kind it is.
    package var isList: Bool { object.map["items"]?.asList != nil }

    /// The objects of the document: itself, or the items of a list and of lists among them.
    ///
    /// Lists come after what stands beside them, as in Go. Items of which a kind is missing are failures beside the
    /// others.
    package var objects: [Result<LiveObject, ObjectFailure>] {
        guard isList else { return [.success(object)] }
        var pending = [object.map]
        var objects: [Result<LiveObject, ObjectFailure>] = []
        var next = 0
        while next < pending.count {
            let map = pending[next]
            next += 1
            if let items = map["items"]?.asList {
                pending += items.compactMap(\.asMap)
            } else {
                objects.append(Self.checked(LiveObject(map)))
            }
        }
        return objects
    }

    /// Mirrors apimachinery unstructured/unstructuredscheme ObjectKinds.
    private static func checked(_ object: LiveObject) -> Result<LiveObject, ObjectFailure> {
        let type = object.groupVersionKind
        if type.kind.isEmpty { return .failure(untyped(.missingKind(in: "unstructured object has no kind"))) }
        if type.version.isEmpty { return .failure(untyped(.missingVersion(in: "unstructured object has no version"))) }
        return .success(object)
    }

    private static func untyped(_ failure: ObjectFailure) -> ObjectFailure {
        ObjectFailure("unable to get type info from the object \"*unstructured.Unstructured\": " + failure.message)
    }
}

extension ObjectFailure {
    /// Mirrors apimachinery runtime/error.go.
    package static func missingKind(in data: GoString) -> ObjectFailure {
        ObjectFailure("Object 'Kind' is missing in '" + data + "'")
    }

    package static func missingVersion(in data: GoString) -> ObjectFailure {
        ObjectFailure("Object 'apiVersion' is missing in '" + data + "'")
    }
}
