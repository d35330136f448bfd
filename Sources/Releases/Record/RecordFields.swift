import Charts
import Codecs
import Files
import GoLibrary
import GoTemplate
import Manifests

/// Reads the fields of a Go struct from the JSON of a record; a missing or null field is its zero value.
package struct RecordFields {
    private let map: Map
    /// The struct, as Go's messages name it.
    private let structure: String

    package init(_ map: Map, of structure: String) {
        self.map = map
        self.structure = structure
    }

    /// The fields of JSON; throws where it is no object.
    package init(json: [UInt8], of structure: String) throws {
        guard case .map(let map) = try JSON.decode(json) else {
            throw RecordFailure(GoString("the \(structure) is no map"))
        }
        self.init(map, of: structure)
    }

    package func text(_ name: GoString) throws -> GoString {
        switch map[name] {
        case .string(let text)?: return text
        case nil, .null?: return GoString()
        case let other?: throw misfit(other, name, "string")
        }
    }

    package func integer(_ name: GoString) throws -> Int {
        switch map[name] {
        case .float(let number)?:
            guard let integer = Int(exactly: number) else { throw misfit(.float(number), name, "int") }
            return integer
        case .int(let number, _)?: return Int(number)
        case nil, .null?: return 0
        case let other?: throw misfit(other, name, "int")
        }
    }

    /// Nil for null.
    func optionalText(_ name: GoString) throws -> GoString? {
        map[name].map(\.isNil) ?? true ? nil : try text(name)
    }

    /// Nil for null.
    package func optionalInteger(_ name: GoString) throws -> Int? {
        map[name].map(\.isNil) ?? true ? nil : try integer(name)
    }

    package func isTrue(_ name: GoString) throws -> Bool {
        switch map[name] {
        case .bool(let value)?: return value
        case nil, .null?: return false
        case let other?: throw misfit(other, name, "bool")
        }
    }

    package func texts(_ name: GoString) throws -> [GoString] {
        try elements(name).map { element in
            guard case .string(let text) = element else { throw misfit(element, name, "string") }
            return text
        }
    }

    func words<Word: RawRepresentable<String>>(_ name: GoString) throws -> [OpenEnum<Word>] {
        try texts(name).map { OpenEnum($0) }
    }

    func elements(_ name: GoString) throws -> [Value] {
        switch map[name] {
        case .list(let list)?: return list.elements
        case nil, .null?: return []
        case let other?: throw misfit(other, name, "[]interface {}")
        }
    }

    package func map(_ name: GoString) throws -> Map? {
        switch map[name] {
        case .map(let map)?: return map
        case nil, .null?: return nil
        case let other?: throw misfit(other, name, "map[string]interface {}")
        }
    }

    /// The elements of a list of structs; null elements, which no record of Helm has, are left out.
    package func objects(_ name: GoString, of structure: String) throws -> [RecordFields] {
        try elements(name).compactMap { element in
            switch element {
            case .map(let map): return RecordFields(map, of: structure)
            case .null: return nil
            default: throw misfit(element, name, structure)
            }
        }
    }

    /// Base64 text as bytes; nil for null.
    package func bytes(_ name: GoString) throws -> [UInt8]? {
        switch map[name] {
        case .string(let text)?:
            do { return try Base64.decode(text.bytes) } catch { throw RecordFailure(error.message) }
        case nil, .null?: return nil
        case let other?: throw misfit(other, name, "[]uint8")
        }
    }

    /// A time; the empty text, which Helm 3 wrote, counts as none.
    package func time(_ name: GoString) throws -> GoTime {
        let text = try text(name)
        if text.isEmpty { return .zero }
        do { return try GoTime(parsing: text, layout: GoTime.rfc3339NanoLayout) } catch {
            throw RecordFailure(error.message)
        }
    }

    func fileTime(_ name: GoString) throws -> FileTime? {
        let time = try time(name)
        return time.isZero ? nil : FileTime(time)
    }

    private func misfit(_ value: Value, _ name: GoString, _ type: String) -> RecordFailure {
        let place = "Go struct field \(structure).\(name.text)"
        return RecordFailure(
            GoString("json: cannot unmarshal \(JSON.typeName(of: value)) into \(place) of type \(type)"))
    }
}

/// Why a record cannot be read.
struct RecordFailure: GoError {
    let message: GoString

    init(_ message: GoString) { self.message = message }
}
