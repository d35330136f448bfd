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
    init?(_ name: UnsafeBufferPointer<UInt8>) {
        guard let found = Self.names.first(where: { name.spells($0.name) }) else { return nil }
        self = found.field
    }
}
