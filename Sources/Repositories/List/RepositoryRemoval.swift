import Failures
import GoTemplate

/// Forgets repositories, and their indexes: `helm repo remove`.
///
/// Mirrors pkg/cmd repo_remove.go.
package struct RepositoryRemoval {
    private let places: RepositoryPlaces

    package init(_ places: RepositoryPlaces) { self.places = places }

    /// - Parameter removed: told of each as soon as it is gone.
    /// - Throws: `HelmError` where there is none of a name; those before it are gone.
    package func run(_ names: [GoString], removed: (GoString) -> Void) throws(HelmError) {
        var file = try? RepositoryFile(places.file)
        if file?.entries.isEmpty ?? true { throw HelmError("no repositories configured") }
        for name in names {
            guard file?.remove(name) == true else { throw HelmError("no repo named " + Strconv.quote(name) + " found") }
            try file?.write()
            try IndexCache(places.cache).remove(name)
            removed(name)
        }
    }
}
