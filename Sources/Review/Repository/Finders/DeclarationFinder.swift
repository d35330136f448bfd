import GoTemplate

/// Finds all releases that the files of a tree declare.
struct DeclarationFinder {
    private let index: RepositoryIndex

    init(_ index: RepositoryIndex) { self.index = index }

    func declarations() -> Declarations {
        var found = index.unreadable
        // What only ConfigMaps and lists hold is nobody's declaration where it cannot be read.
        let objects = DeclaredObjects(index)
        found.unresolved += objects.unresolved
        found.add(ArgoCDFinder(index, objects).declarations())
        found.add(FluxFinder(index, objects).declarations())
        found.add(HelmfileFinder(index).declarations())
        found.add(KustomizeFinder(index).declarations())
        found.add(ChartValuesFinder(index).declarations())
        found.add(BatchFinder(index).declarations())
        found.add(StagesFinder(index).declarations())
        return found.withoutRemoteValues
    }
}

extension Declarations {
    /// The releases without values behind URLs, which are named: whoever proposes a change could have anything fetched
    /// that this machine can reach, and read it in the review.
    fileprivate var withoutRemoteValues: Declarations {
        var result = self
        for index in result.releases.indices {
            let release = result.releases[index]
            for url in release.values.compactMap(\.url) {
                let reason: GoString =
                    "is compared without the values of " + url.withoutUser + ", which are not fetched"
                result.name(release.label, in: release.file, line: release.line, reason)
            }
            result.releases[index].values.removeAll { $0.url != nil }
        }
        return result
    }
}
