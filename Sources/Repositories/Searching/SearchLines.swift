import GoTemplate

/// The versions of a chart as they are looked through.
struct SearchLines {
    static let separator = UInt8(ascii: "\u{0B}")

    /// With its repository: `demo/alpha`.
    let name: GoString
    private let repository: GoString
    /// Newest first.
    private let versions: [IndexVersion]

    init(_ chart: GoString, _ versions: [IndexVersion], in repository: GoString) {
        name = repository.isEmpty ? chart : repository + "/" + chart
        self.repository = repository
        self.versions = Self.withoutRepeated(versions)
    }

    /// Those that match, in their order.
    ///
    /// - Parameter score: that of a text; most versions of a chart have the same.
    func scored(by score: (GoString) -> Int?) -> [(version: IndexVersion, score: Int)] {
        var previous: (version: IndexVersion, score: Int?)?
        return versions.compactMap { version in
            let known = previous.flatMap { version.isDescribed(like: $0.version) ? $0 : nil }
            let found = known.map(\.score) ?? score(text(of: version))
            previous = (version, found)
            return found.map { (version, $0) }
        }
    }

    /// Name, full name, description and keywords.
    private func text(of version: IndexVersion) -> GoString {
        let name = version.name
        let fields = [name, repository + "/" + name, version.description, version.keywords.joined(by: " ")]
        return GoString.join(fields, separator: GoString([Self.separator]))
    }

    /// Of several entries for one version the last one counts.
    private static func withoutRepeated(_ versions: [IndexVersion]) -> [IndexVersion] {
        var places: [GoString: Int] = [:]
        for (place, version) in versions.enumerated() { places[version.version] = place }
        if places.count == versions.count { return versions }
        return places.values.sorted().map { versions[$0] }
    }
}
