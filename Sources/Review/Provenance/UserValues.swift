import Charts
import Failures
import GoTemplate

/// The values a user gives, with the places they come from.
package final class UserValues {
    /// All values; to be looked at only, see `copy`.
    let merged: Map
    /// Later layers override earlier ones.
    private let layers: [any ValuesLayer]

    /// Reads and merges the values of a command line.
    ///
    /// - Throws: `HelmError` as `ValuesOptions.merged` does.
    package convenience init(_ options: ValuesOptions, files: ValuesFiles) throws(HelmError) {
        try self.init([ValuesEntry](options), files: files)
    }

    init(_ given: [ValuesEntry], files: ValuesFiles) throws(HelmError) {
        let entries = try given.withoutMissing(in: files)
        merged = try entries.options.merged { path throws(HelmError) in try files.text(of: path) }
        var layers: [any ValuesLayer] = []
        for kind in 0...ValuesEntry.Kind.literal.rawValue {
            layers += entries.filter { $0.kind.rawValue == kind }.map { $0.makeLayer(files) }
        }
        self.layers = layers
    }

    /// The values that a release was made with.
    package init(recorded values: Map, of release: GoString) {
        merged = values
        layers = [RecordedLayer(release: release, values: values)]
    }

    private init(merged: Map, layers: [any ValuesLayer]) {
        self.merged = merged
        self.layers = layers
    }

    /// These values as an upgrade merged them with those of the release before it.
    func merged(as merged: Map, over recorded: UserValues) -> UserValues {
        UserValues(merged: merged, layers: recorded.layers + layers)
    }

    /// The values, shared with nobody: templates can change them.
    package func copy() throws(HelmError) -> Map {
        do throws(FunctionError) {
            guard case .map(let map) = try Value.map(merged).deepCopy() else { return Map() }
            return map
        } catch {
            throw HelmError(error.message)
        }
    }

    /// Where the user sets a path; nil where it is not done.
    package func place(of path: ValuePath) -> ValuePlace? { places(of: path).first { _ in true } }

    /// Where the user sets a path, the place that counts first.
    func places(of path: ValuePath) -> some Sequence<ValuePlace> {
        layers.reversed().lazy.compactMap { $0.find(path).place }
    }
}
