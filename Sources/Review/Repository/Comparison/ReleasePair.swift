import GoTemplate

/// A release as both sides declare it; nil where a side does not.
struct ReleasePair {
    let old: DeclaredRelease?
    let new: DeclaredRelease?

    var title: GoString { (new ?? old)?.title ?? "" }

    /// Pairs the releases of both sides: by the place that declares them, what is left over by name and namespace.
    static func all(_ old: [DeclaredRelease], _ new: [DeclaredRelease]) -> [ReleasePair] {
        var rest = RemainingReleases(old)
        let byPlace = new.map { ReleasePair(old: rest.take($0.placeKey, \.placeKey), new: $0) }
        let pairs = byPlace.map { pair in
            guard pair.old == nil, let new = pair.new else { return pair }
            return ReleasePair(old: rest.take(new.nameKey, \.nameKey), new: new)
        }
        return pairs + rest.all.map { ReleasePair(old: $0, new: nil) }
    }
}

/// Releases that no other one was paired with.
private struct RemainingReleases {
    private var releases: [DeclaredRelease?]
    private var places: [GoString: [Int]] = [:]
    private var names: [GoString: [Int]] = [:]

    init(_ releases: [DeclaredRelease]) {
        self.releases = releases
        for (index, release) in releases.enumerated() {
            places[release.placeKey, default: []].append(index)
            names[release.nameKey, default: []].append(index)
        }
    }

    var all: [DeclaredRelease] { releases.compactMap { $0 } }

    mutating func take(_ key: GoString, _ path: KeyPath<DeclaredRelease, GoString>) -> DeclaredRelease? {
        let indices = (path == \.placeKey ? places : names)[key] ?? []
        guard let index = indices.first(where: { releases[$0] != nil }) else { return nil }
        defer { releases[index] = nil }
        return releases[index]
    }
}

extension DeclaredRelease {
    fileprivate var placeKey: GoString {
        GoString.join([GoString(tool.rawValue), file, label, namespace], separator: "\u{0}")
    }

    fileprivate var nameKey: GoString { GoString.join([namespace, name], separator: "\u{0}") }
}
