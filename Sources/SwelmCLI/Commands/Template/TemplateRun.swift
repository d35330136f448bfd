import Charts
import Compatibility
import Failures
import GoTemplate
import Linting
import Manifests
import Operations
import Releases
import Rendering

/// Renders one release and shows it, or writes it to `--output-dir`.
///
/// Mirrors pkg/cmd template.go newTemplateCmd.
struct TemplateRun {
    let invocation: Invocation
    let settings: TemplateSettings
    let log: Log
    /// What is asked whether it would take the release; nil for nothing.
    var cluster: (any Cluster)?
    /// What values have to be like; nil where it does not matter.
    var strictness: StrictCheck?

    func print(_ request: RenderRequest) throws {
        var request = request
        let skipsCustomResources = invocation.flags[ApplicationFlags.skipCRDs]
        try cluster?.prepare(&request, skipsCustomResources: skipsCustomResources, log: log)
        let directory = OutputDirectory(invocation.flags, release: request.release.name)
        let release: RenderedRelease
        do { release = try request.render(log: log) } catch { throw try shownFailure(error, directory) }
        if let failure = strictness?.failure(release.trace) { throw failure }
        let key = ReleaseKey(namespace: request.release.namespace, name: request.release.name)
        try cluster?.check(release, of: key, isUpgrade: request.release.isUpgrade)
        if let directory {
            try write(release, to: directory)
        } else {
            invocation.context.output.write(try settings.output.text(of: release))
        }
    }

    /// The failure, after what there is of the release was shown, where the user debugs.
    private func shownFailure(_ error: any Error, _ directory: OutputDirectory?) throws -> CommandFailure {
        if settings.isDebugging, error is any FailureWhileRendering {
            let failure = error as? ManifestRenderFailure
            let (objects, hooks) = (unsorted(failure?.files ?? []), failure?.failure.before.hooks ?? [])
            do { try show(objects: objects, hooks, directory) } catch let missing as HelmError {
                guard directory == nil, Compatibility.has(.failureBeforeMissingTemplate) else { throw missing }
            }
        }
        return settings.failure(for: error)
    }

    /// With `--output-dir` all objects go to files, which leaves nothing to show.
    private func write(_ release: RenderedRelease, to directory: OutputDirectory) throws {
        var failure: CommandFailure?
        do { try directory.writeObjects(of: release, settings.output, report: invocation.context.output) } catch {
            failure = settings.failure(for: OutputFailure(failure: error))
        }
        if let failure, !settings.isDebugging { throw failure }
        try show(objects: ManifestStream(), release.hooks, directory)
        if let failure { throw failure }
    }

    /// Shows the objects, and hooks with them unless these go to a directory; or what `--show-only` names of it all.
    private func show(objects: ManifestStream, _ hooks: [Hook], _ directory: OutputDirectory?) throws {
        var text = ManifestStream()
        text.append(raw: GoString(objects.bytes).trimmingSpace.bytes + [0x0A])
        if let directory {
            try directory.write(hooks, settings.output, report: invocation.context.output)
        } else {
            text.append(settings.output.shown(hooks).map(\.manifest))
        }
        invocation.context.output.write(try settings.output.shown(text.bytes))
    }

    /// The rendered files as they are, for a person to find what is wrong.
    private func unsorted(_ files: [RenderedFile]) -> ManifestStream {
        var stream = ManifestStream()
        for file in files where !file.content.trimmingSpace.isEmpty {
            stream.append(source: file.path, content: file.content.bytes)
        }
        return stream
    }
}

extension OutputDirectory {
    /// Nil where `--output-dir` is not given.
    fileprivate init?(_ flags: ParsedFlags, release: GoString) {
        let path = flags[TemplateFlags.outputDirectory]
        guard !path.isEmpty else { return nil }
        self.init(path: path, releaseFolder: flags[TemplateFlags.releaseName] ? release : nil)
    }
}

/// A file of `--output-dir` could not be written; for Helm that is a part of rendering.
struct OutputFailure: FailureWhileRendering {
    let failure: any Error

    var message: GoString { failure.goMessage }
    var cause: (any Error)? { failure }
}
