import Charts
import Diffing
import Files
import GoTemplate
import Releases

/// Makes sides of what names them.
package struct SideResolver {
    private let fileSystem: FileSystem
    private let charts: ChartCache
    private let locator: ChartLocator
    /// Files of values that both sides name are read once.
    private let files: ValuesFiles
    private let notes: ReviewNotes
    private let findRelease: (_ name: GoString, _ revision: Int) throws -> Release

    /// - Parameters:
    ///   - notes: collects what a revision does not have, or cannot give.
    ///   - locator: finds charts that are elsewhere.
    ///   - remoteValues: gets files of values that URLs name; nil where nothing is fetched.
    ///   - findRelease: gives a revision of a release; 0 is the newest.
    package init(
        fileSystem: FileSystem = FileSystem(), notes: ReviewNotes = ReviewNotes(),
        locator: ChartLocator = .local, remoteValues: ValuesSource.RemoteReader? = nil,
        findRelease: @escaping (GoString, Int) throws -> Release
    ) {
        self.fileSystem = fileSystem
        self.notes = notes
        self.findRelease = findRelease
        self.locator = locator
        charts = ChartCache(fileSystem: fileSystem, locator: locator)
        files = ValuesFiles(fileSystem: fileSystem, remote: remoteValues)
    }

    /// Whether a reference names a chart, which takes values, and not rendered manifests.
    package func isChart(_ reference: SideReference) -> Bool {
        switch reference {
        case .standardInput, .release: false
        case .git: true
        case .path(let path): isChart(at: path)
        }
    }

    private func isChart(at path: GoString) -> Bool {
        guard let kind = try? fileSystem.status(of: path).kind else { return locator.isElsewhere(path) }
        if kind == .directory { return (try? fileSystem.status(of: GoPath.join(path, "Chart.yaml"))) != nil }
        let fileExtension = GoPath.fileExtension(path)
        return fileExtension == ".tgz" || path.hasSuffix(".tar.gz")
    }

    /// The side that a reference names.
    ///
    /// - Parameters:
    ///   - other: the other side; a git revision without a path is one of its chart.
    ///   - values: for a chart; of a git revision, files of its repository are those of the revision.
    /// - Throws: `ReviewFailure`, `HelmError`, or the store's failure, where there is nothing of that name.
    package func side(
        _ reference: SideReference, other: SideReference, values: ValuesOptions, settings: RenderSettings
    ) throws -> any Side {
        switch reference {
        case .standardInput:
            let text = try fileSystem.readStandardInput()
            return manifests("standard input", ManifestText.documents(of: text, named: "standard input"), settings)
        case .release(let name, let revision): return ReleaseSide(try findRelease(name, revision), settings: settings)
        case .git(let revision, let path):
            return try gitChart(revision, path ?? other.path ?? ".", values: values, settings: settings)
        case .path(let path) where isChart(at: path):
            let userValues = try UserValues(values, files: files)
            return ChartSide(name: path, chart: try charts.chart(path), values: userValues, settings: settings)
        case .path(let path):
            guard (try? fileSystem.status(of: path)) != nil else { throw ReviewFailure("path " + path + " not found") }
            return manifests(path, try ManifestText.documents(at: path, fileSystem: fileSystem), settings)
        }
    }

    /// The old side; where it may be missing and is not in its git revision, a side without objects.
    package func oldSide(
        _ reference: SideReference, other: SideReference, values: ValuesOptions, settings: RenderSettings,
        mayBeMissing: Bool
    ) throws -> any Side {
        do {
            return try side(reference, other: other, values: values, settings: settings)
        } catch let missing as MissingInRevision where mayBeMissing {
            let name = "nothing (" + missing.message + ")"
            return ManifestSide.empty(name: name, namespace: settings.release.namespace)
        }
    }

    private func manifests(_ name: GoString, _ documents: [DiffDocument], _ settings: RenderSettings) -> any Side {
        ManifestSide(name: name, namespace: settings.release.namespace, documents: documents)
    }

    /// The chart at a path as a revision has it.
    ///
    /// - Throws: as `side`; `ReviewFailure` also where the revision has no such path.
    package func gitChart(
        _ revision: GoString, _ path: GoString, values: ValuesOptions, settings: RenderSettings
    ) throws -> any Side {
        let place = try GitPlace(path, fileSystem: fileSystem)
        let commit = try GitRevision(revision, of: place.repository, notes: notes)
        for candidate in place.candidates {
            guard let chartFiles = try GitChart(commit, path: candidate).files() else { continue }
            let dependencies = GitDependencies(commit, chart: candidate, fileSystem: fileSystem)
            let chart = try LoadedChart(dependencies.completeChart(of: chartFiles))
            let files = ValuesFiles(of: commit, others: files, fileSystem: fileSystem)
            return ChartSide(
                name: "git:" + revision + ":" + candidate, chart: chart, values: try UserValues(values, files: files),
                settings: settings)
        }
        throw MissingInRevision(path: path, revision: revision)
    }
}

/// A path that a revision does not have.
package struct MissingInRevision: GoError {
    package let path: GoString
    package let revision: GoString

    package var message: GoString { path + " does not exist in revision " + revision }
}

extension SideReference {
    /// The path of a chart.
    fileprivate var path: GoString? {
        switch self {
        case .path(let path): path
        case .git(_, let path): path
        case .standardInput, .release: nil
        }
    }
}
