import Charts
import Diffing
import Failures
import Files
import GoTemplate
import Rendering

/// Compares what two revisions of a repository make of the releases that it declares; those that the change cannot
/// touch are not rendered.
package struct RepositoryComparison {
    private let comparison: Comparison
    private let settings: RenderSettings
    /// Gives the path of a chart that is elsewhere.
    package var fetch: (ServedChart) throws -> GoString = { chart in
        throw ReviewFailure("chart " + chart.description + " is not in this repository")
    }

    /// - Parameter settings: how charts are rendered, whatever release they are for.
    package init(_ comparison: Comparison, settings: RenderSettings) {
        (self.comparison, self.settings) = (comparison, settings)
    }

    /// What changes from a revision to another one, or to the working tree.
    ///
    /// - Parameters:
    ///   - folder: one within the repository.
    ///   - head: nil for the working tree.
    /// - Throws: `ReviewFailure` where there is no repository or no such revision.
    package func review(
        _ folder: GoString, base: GoString, head: GoString?, notes: ReviewNotes
    ) throws -> RepositoryReview {
        let repository = try GitRepository(around: folder)
        let base = try GitRevision(base, of: repository, notes: notes)
        let head = try head.map { name throws(ReviewFailure) in try GitRevision(name, of: repository, notes: notes) }
        let changed = try repository.changes(from: base.commit, to: head?.commit)
        let origins = RepositoryOrigins(try repository.remotes())
        let newTree = try head.map { head throws(ReviewFailure) in try RepositoryTree(head, changed: nil) }
        let new = try RepositoryIndex(newTree ?? RepositoryTree(working: repository), origins)
        let oldTree = try RepositoryTree(base, changed: head == nil ? changed : nil)
        let old = try RepositoryIndex(oldTree, origins, sharing: new, but: changed)
        return RepositorySides(old: old, new: new, changed: changed, self).review()
    }

    // MARK: - Sides

    /// The side that a release is.
    ///
    /// - Throws: for values that cannot be read and options that make no sense.
    func side(_ release: DeclaredRelease, _ chart: LoadedChart, of tree: RepositoryTree) throws -> any Side {
        let values = try UserValues(release.values) { path throws(HelmError) in try tree.text(of: path) }
        let place = tree.revision.map { "git:" + $0.name + ":" + release.chart.description }
        return ChartSide(
            name: place ?? release.chart.description, chart: chart, values: values,
            settings: try settings(of: release), defaults: try defaults(of: release, chart, tree))
    }

    private func settings(of release: DeclaredRelease) throws -> RenderSettings {
        var settings = settings
        settings.release = ReleaseOptions(name: release.name, namespace: release.namespace)
        settings.includesCustomResources = settings.includesCustomResources && release.includesCRDs
        if !release.kubeVersion.isEmpty {
            settings.capabilities.kubeVersion = try KubeVersion(parsing: release.kubeVersion)
        }
        settings.capabilities.apiVersions += release.apiVersions
        return settings
    }

    /// What counts in place of the chart's own values.
    private func defaults(
        of release: DeclaredRelease, _ chart: LoadedChart, _ tree: RepositoryTree
    ) throws -> RecordedDefaults? {
        guard !release.defaults.isEmpty else { return nil }
        let chart = chart.copy()
        var merged = Map()
        for file in release.defaults {
            if let text = try tree.text(of: file) ?? chart.files.first(where: { $0.name == file })?.data {
                merged = ValuesFile.merge(merged, with: try ValuesFile.decode(text))
            } else if file == "values.yaml" {
                merged = ValuesFile.merge(merged, with: chart.values ?? Map())
            } else {
                throw ReviewFailure("there is no file " + file + " of values in the chart")
            }
        }
        return RecordedDefaults(release: "valuesFiles", values: merged)
    }

    /// How a release is compared, whose tool may leave things out.
    func comparison(of pair: ReleasePair) -> Comparison {
        var comparison = comparison
        guard let release = pair.new ?? pair.old else { return comparison }
        if release.skipsTests { comparison.selection.includesTests = false }
        if release.skipsHooks { comparison.selection.includesHooks = false }
        return comparison
    }
}
