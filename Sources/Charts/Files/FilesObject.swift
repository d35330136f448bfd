import Codecs
import Compatibility
import Files
import GoTemplate

extension Chart {
    /// `.Files`: the chart's other files by their paths.
    ///
    /// Mirrors pkg/engine files.go.
    package var filesValue: Value {
        .map(Map(files.map { ($0.name, .list(List(bytes: $0.data))) }, type: FilesObject.type))
    }
}

/// Go's `engine.files`, a map with methods.
enum FilesObject {
    static let type = GoType(
        "engine.files", kind: .map, element: .byteSlice, isNamed: true,
        methods: [getMethod, getBytesMethod, globMethod, asConfigMethod, asSecretsMethod, linesMethod])

    private static let getMethod = Method("Get", [.string]) { receiver, arguments in
        .string(GoString(content(of: arguments.string(0), in: receiver) ?? []))
    }

    private static let getBytesMethod = Method("GetBytes", [.string]) { receiver, arguments in
        map(receiver)[arguments.string(0)] ?? .list(List(bytes: []))
    }

    /// A malformed pattern matches everything.
    private static let globMethod = Method("Glob", [.string]) { receiver, arguments in
        let glob = Glob(arguments.string(0))
        let matching = map(receiver).entries.filter { glob?.matches($0.0) ?? true }
        return .map(Map(matching.map { ($0.0, $0.1) }, type: map(receiver).type))
    }

    private static let asConfigMethod = Method("AsConfig") { receiver, _ in
        yaml(of: receiver) { .string(GoString($0)) }
    }

    private static let asSecretsMethod = Method("AsSecrets") { receiver, _ in
        yaml(of: receiver) { .string(GoString(Base64.encode($0))) }
    }

    private static let linesMethod = Method("Lines", [.string]) { receiver, arguments in
        guard var text = content(of: arguments.string(0), in: receiver) else { return .strings([]) }
        guard let last = text.last else {
            if Compatibility.has(.emptyFilesHaveLines) { return .strings([]) }
            throw FunctionError("runtime error: index out of range [-1]")
        }
        if last == UInt8(ascii: "\n") { text.removeLast() }
        return .strings(GoString(text).split(at: UInt8(ascii: "\n")))
    }

    private static func map(_ value: Value) -> Map {
        if case .map(let map) = value { return map }
        return Map()
    }

    private static func content(of name: GoString, in files: Value) -> [UInt8]? {
        guard case .list(let list)? = map(files)[name] else { return nil }
        return list.bytes
    }

    /// The files by their last path elements, as YAML without the last line break; empty where that fails.
    private static func yaml(of files: Value, _ transform: ([UInt8]) -> Value) -> Value {
        let named = map(files).entries.map { path, content -> (GoString, Value) in
            guard case .list(let list) = content else { return (GoPath.base(path), .null) }
            return (GoPath.base(path), transform(list.bytes ?? []))
        }
        guard var text = try? YAML.encode(.map(Map(named, type: .stringMap))) else { return .string(GoString()) }
        if text.last == UInt8(ascii: "\n") { text.removeLast() }
        return .string(GoString(text))
    }
}
