import Codecs
import GoTemplate

#if canImport(Glibc)
    import Glibc
#endif

/// The one thing rendering needs of kubeconfig files: the namespace of the current context.
enum KubeConfig {
    /// - Returns: nil where no file names a context with a namespace; files that do not exist or do not parse count as empty.
    static func namespace(files: [String], context: GoString) -> GoString? {
        let maps = files.compactMap(read)
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

    private static func read(_ path: String) -> Map? {
        guard let file = fopen(path, "r") else { return nil }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65536)
        while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
        guard case .map(let map)? = try? YAML.decode(bytes) else { return nil }
        return map
    }
}
