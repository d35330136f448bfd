/// The fields of a version in an index.
enum IndexField: UInt8 {
    case annotations, apiVersion, appVersion, checksum, condition, created, dependencies, deprecated, description
    case digest, engine, home, icon, keywords, kubeVersion, maintainers, name, removed, sources, tags, tillerVersion
    case type, url, urls, version

    private static let names: [(name: StaticString, field: IndexField)] = [
        ("annotations", .annotations), ("apiVersion", .apiVersion), ("appVersion", .appVersion),
        ("checksum", .checksum), ("condition", .condition), ("created", .created), ("dependencies", .dependencies),
        ("deprecated", .deprecated), ("description", .description), ("digest", .digest), ("engine", .engine),
        ("home", .home), ("icon", .icon), ("keywords", .keywords), ("kubeVersion", .kubeVersion),
        ("maintainers", .maintainers), ("name", .name), ("removed", .removed), ("sources", .sources), ("tags", .tags),
        ("tillerVersion", .tillerVersion), ("type", .type), ("url", .url), ("urls", .urls), ("version", .version),
    ]

    /// Nil for a name that is not exactly that of a field; Go also takes those in other cases.
    ///
    /// - Parameter previous: the field before it: most indexes have them in this order, and leave out few.
    init?(_ name: UnsafeBufferPointer<UInt8>, after previous: IndexField?) {
        let start = previous.map { Int($0.rawValue) + 1 } ?? 0
        for index in 0..<Self.names.count {
            let candidate = Self.names[(start + index) % Self.names.count]
            guard name.spells(candidate.name) else { continue }
            self = candidate.field
            return
        }
        return nil
    }
}
