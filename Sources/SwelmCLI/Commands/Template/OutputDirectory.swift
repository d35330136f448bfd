import Charts
import Files
import GoTemplate
import Manifests
import Rendering

/// Writes each template's documents to a file of its own.
///
/// Mirrors pkg/action action.go renderResources and pkg/cmd template.go writeToFile.
struct OutputDirectory {
    let path: GoString
    /// The folder between the directory and the chart's paths (`--release-name`).
    let releaseFolder: GoString?

    private var folder: GoString { releaseFolder.map { GoPath.clean(path + "/" + $0) } ?? path }

    /// Writes the custom resources and the objects.
    ///
    /// - Parameter report: gets a line `wrote PATH` for each document.
    func writeObjects(of release: RenderedRelease, _ output: TemplateOutput, report: any ByteSink) throws {
        var written: Set<GoString> = []
        if output.includesCustomResources {
            for file in release.chart.customResourceFiles {
                try write(file.path, file.data, below: path, &written, report)
            }
        }
        for manifest in release.manifests {
            try write(manifest.source, manifest.content.bytes, below: folder, &written, report)
        }
    }

    /// Writes the hooks that are to be shown.
    func write(_ hooks: [Hook], _ output: TemplateOutput, report: any ByteSink) throws {
        var written: Set<GoString> = []
        for hook in output.shown(hooks) {
            // Helm appends to whatever file is there already when it writes hooks, also one of an earlier run.
            let target = folder + "/" + hook.manifest.source
            if (try? FileSystem().exists(target)) == true { written.insert(hook.manifest.source) }
            try write(hook.manifest.source, hook.manifest.content.bytes, below: folder, &written, report)
        }
    }

    private func write(
        _ source: GoString, _ content: [UInt8], below folder: GoString, _ written: inout Set<GoString>,
        _ report: any ByteSink
    ) throws {
        let target = folder + "/" + source
        try WholeFile.makeFolder(of: target)
        var stream = ManifestStream()
        stream.append(source: source, content: content)
        try FileSystem().write(stream.bytes, to: target, appending: written.contains(source))
        written.insert(source)
        report.write(("wrote " + target + "\n").bytes)
    }
}
