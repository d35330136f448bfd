import Codecs
import GoTemplate

#if canImport(Glibc)
    import Glibc
#endif

/// The one thing rendering needs of kubeconfig files: the namespace of the current context.
package enum KubeConfig {
    /// A file that is no kubeconfig.
    private struct Malformed: Error {}

    /// - Returns: nil where no file names a context with a namespace, or where one of them is malformed; files that
    ///   do not exist count as empty.
    package static func namespace(files: [String], context: GoString) -> GoString? {
        guard let maps = try? files.compactMap(read) else { return nil }
        let named = context.isEmpty ? maps.lazy.compactMap { text($0["current-context"]) }.first : context
        guard let named else { return nil }
        return maps.lazy.compactMap { namespace(of: named, in: $0) }.first
    }

    private static func namespace(of context: GoString, in file: Map) -> GoString? {
        guard case .list(let contexts)? = file["contexts"] else { return nil }
        for case .map(let entry) in contexts.elements where text(entry["name"]) == context {
            guard case .map(let details)? = entry["context"] else { return nil }
            return text(details["namespace"])
        }
        return nil
    }

    /// The text of a non-empty string.
    private static func text(_ value: Value?) -> GoString? {
        guard case .string(let text)? = value, !text.isEmpty else { return nil }
        return text
    }

    private static func read(_ path: String) throws(Malformed) -> Map? {
        guard let file = fopen(path, "r") else { return nil }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65536)
        while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
        guard case .map(let map)? = try? YAML.decode(bytes) else { throw Malformed() }
        guard isEmpty(map["apiVersion"], or: "v1"), isEmpty(map["kind"], or: "Config") else { throw Malformed() }
        for name in ["clusters", "contexts", "users"] as [GoString] { try checkNames(map[name]) }
        return map
    }

    private static func isEmpty(_ value: Value?, or text: GoString) -> Bool {
        switch value {
        case nil, .null: true
        case .string(let own): own.isEmpty || own == text
        default: false
        }
    }

    /// Mirrors client-go's conversion of lists with names, which refuses to have a name twice.
    private static func checkNames(_ value: Value?) throws(Malformed) {
        guard let value, !value.isNil else { return }
        guard case .list(let entries) = value else { throw Malformed() }
        // An entry that is null has an empty name.
        var names: Set<GoString> = entries.elements.contains(where: \.isNil) ? [""] : []
        for entry in entries.elements where !entry.isNil {
            guard case .map(let entry) = entry else { throw Malformed() }
            guard names.insert(text(entry["name"]) ?? "").inserted else { throw Malformed() }
        }
    }
}
