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
        return found
    }
}
