import Diffing
import Foundation
import GoTemplate
import Rendering
import TestSupport

@testable import Review

/// A git repository of charts and of files that declare releases, which a test changes and has compared.
final class ReviewedRepository {
    let folder: ScratchFolder

    /// The address that its files know it by.
    static let address = "https://git.example.org/shop/deployments.git"

    /// - Parameter files: beside the chart `charts/web`, whose ConfigMap shows the release and its values.
    init(_ files: [String: String]) throws {
        folder = try ScratchFolder()
        try folder.write(Self.chart("charts/web").merging(files) { $1 })
        try folder.git("init", "--quiet")
        try folder.git("remote", "add", "origin", Self.address)
        try folder.commitAll()
    }

    static func chart(_ path: String, dependency: String? = nil) -> [String: String] {
        let name = path.split(separator: "/").last ?? "web"
        let dependencies = dependency.map {
            "dependencies: [{name: \($0.split(separator: "/").last ?? ""), version: 1.0.0, repository: 'file://\($0)'}]\n"
        }
        return [
            "\(path)/Chart.yaml": "apiVersion: v2\nname: \(name)\nversion: 1.0.0\n" + (dependencies ?? ""),
            "\(path)/values.yaml": "a: default\n",
            "\(path)/crds/crd.yaml": "apiVersion: v1\nkind: CustomResourceDefinition\nmetadata: {name: \(name)}\n",
            "\(path)/templates/map.yaml": """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: \(name)
              namespace: {{ .Release.Namespace }}
            data:
              release: {{ .Release.Name }}
              kube: {{ .Capabilities.KubeVersion }}
              api: {{ .Capabilities.APIVersions.Has "shop/v1" | quote }}
              values: {{ toJson .Values | quote }}
            """,
        ]
    }

    func write(_ files: [String: String]) throws { try folder.write(files) }

    func remove(_ path: String) throws {
        try FileManager.default.removeItem(at: folder.url.appendingPathComponent(path))
    }

    /// What the working tree changes, or a revision.
    func review(
        head: GoString? = nil,
        fetch: @escaping (ServedChart) throws -> GoString = { _ in throw ReviewFailure("no network") }
    ) throws -> RepositoryReview {
        var comparison = RepositoryComparison(
            Comparison(), settings: RenderSettings(release: ReleaseOptions(name: "", namespace: "")))
        comparison.fetch = fetch
        return try comparison.review(folder.path, base: "main", head: head, notes: ReviewNotes())
    }

    /// What both sides of each release show, as far as it differs: `title: field old -> new`.
    func changes(head: GoString? = nil) throws -> [String] { try review(head: head).changes }
}

extension RepositoryReview {
    var changes: [String] {
        reports.flatMap { report in
            report.objects.flatMap { object in
                let title = report.title?.text ?? ""
                if object.kind != .changed { return ["\(title): \(object.identity.text) \(object.kind.rawValue)"] }
                return object.changes.map { change in
                    "\(title): \(change.path.text) \(change.old?.text.text ?? "-") -> \(change.new?.text.text ?? "-")"
                }
            }
        }
    }

    var lines: [String] { summary.lines.map { "\($0.kind.rawValue): \($0.text)" } }
}
