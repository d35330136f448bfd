import Files
import GoTemplate

/// Finds the releases of helmfile's files, as far as they are plain data.
struct HelmfileFinder {
    private let index: RepositoryIndex

    init(_ index: RepositoryIndex) { self.index = index }

    func declarations() -> Declarations {
        var found = Declarations()
        for (file, documents) in index.documents.sorted(by: { $0.key < $1.key }) {
            guard FilePurpose(of: file, []) == .helmfile else { continue }
            HelmfileState(documents, file: file, index).add(to: &found)
        }
        return found
    }
}
