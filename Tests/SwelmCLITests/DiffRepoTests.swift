import Codecs
import Foundation
import GoTemplate
import TestSupport
import Testing

@testable import SwelmCLI

/// `swelm diff repo` and `swelm review publish` as they are typed.
@Suite(.serialized)
struct DiffRepoTests {
    private let folder: ScratchFolder

    init() throws {
        folder = try ScratchFolder([
            "charts/web/Chart.yaml": "apiVersion: v2\nname: web\nversion: 1.0.0\n",
            "charts/web/values.yaml": "replicas: 2\n",
            "charts/web/ci/one-values.yaml": "replicas: 2\n",
            "charts/web/templates/web.yaml": """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              replicas: {{ .Values.replicas }}
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec: {containers: [{name: web, image: "web:1"}]}
            """,
            "apps/elsewhere.yaml": """
            apiVersion: argoproj.io/v1alpha1
            kind: Application
            metadata: {name: elsewhere}
            spec: {source: {repoURL: "https://git.example.org/other.git", path: x}}
            """,
        ])
        for arguments in [
            ["init", "--quiet", "--initial-branch", "main"], ["add", "--all"],
            ["-c", "user.name=Test", "-c", "user.email=test@example.org", "commit", "--quiet", "-m", "base"],
        ] {
            let git = Process()
            git.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            git.arguments = ["git", "-C", folder.url.path] + arguments
            git.environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("GIT_") }
            try git.run()
            git.waitUntilExit()
            #expect(git.terminationStatus == 0)
        }
        try folder.write("charts/web/ci/one-values.yaml", "replicas: 0\n")
    }

    private func run(_ words: String..., environment: [String: String] = [:]) -> (
        code: Int32, output: String, errors: String
    ) {
        let run = CapturedRun(words, environment: environment)
        return (
            run.exitCode, String(decoding: run.standardOutput, as: UTF8.self),
            String(decoding: run.standardError, as: UTF8.self)
        )
    }

    private func diff(_ format: String) -> (code: Int32, output: String, errors: String) {
        run("diff", "repo", folder.url.path, "--base", "main", "-o", format)
    }

    private static let title = "charts/web/ci/one-values.yaml"
    private static let unresolved =
        "apps/elsewhere.yaml:3: Application elsewhere: x is in another repository, https://git.example.org/other.git"

    @Test(arguments: ["text", "side-by-side", "simple"])
    func aTerminalShowsTheSummaryLast(_ format: String) {
        let (code, output, _) = diff(format)
        #expect(code == 2)
        #expect(output.contains("== \(Self.title) =="))
        #expect(
            output.hasSuffix(
                """
                == Summary ==
                risk: medium replicas-zero: \(Self.title)
                not resolved: \(Self.unresolved)
                1 release, 1 compared, 1 changed.

                """), "\(output)")
    }

    @Test
    func aCommentBeginsWithTheSummary() {
        let output = diff("markdown").output
        #expect(
            output.hasPrefix(
                """
                <!-- swelm-diff -->

                ## Summary

                **1 release, 1 compared, 1 changed.**

                > [!WARNING]
                > - **medium** `replicas-zero` charts/web/ci/one-values.yaml

                > [!WARNING]
                > - not resolved: 
                """), "\(output)")
        #expect(output.contains("\n## charts/web/ci/one-values.yaml\n"))
    }

    @Test(arguments: ["json", "json-patch"])
    func programsFindTheSummaryInTheLastElement(_ format: String) throws {
        let elements = try YAML.decodeList(Array(diff(format).output.utf8))
        #expect(elements.count >= 2)
        guard case .map(let last)? = elements.last, case .map(let summary)? = last["summary"] else {
            Issue.record("there is no summary")
            return
        }
        #expect(summary.keys == ["changed", "compared", "declared", "failed", "notes", "risks", "unresolved"])
        #expect(GoFormat.sprint([summary["unresolved"] ?? .null]).text == "[\(Self.unresolved)]")
    }

    @Test
    func aPageHasTheSummary() {
        let output = diff("html").output
        #expect(output.contains("<h2>Summary</h2>"))
        #expect(output.contains("<p class=\"summary\">1 release, 1 compared, 1 changed.</p>"))
    }

    @Test
    func whatCannotBeRenderedIsAnErrorAfterAllElse() throws {
        try folder.write("charts/web/ci/two-values.yaml", "- no map\n")
        let (code, output, errors) = diff("text")
        #expect(code == 1)
        #expect(output.contains("failed: charts/web/ci/two-values.yaml: new side charts/web: "))
        #expect(output.contains("== \(Self.title) =="))
        #expect(errors.contains("Error: 1 release could not be rendered"))
    }

    @Test
    func anUnknownRevisionIsAnError() {
        let (code, output, errors) = run("diff", "repo", folder.url.path, "--base", "nowhere")
        #expect(code == 1)
        #expect(output.isEmpty)
        #expect(errors.contains("unknown revision \"nowhere\""))
    }

    // MARK: - Publishing

    private static let job = [
        "GITHUB_API_URL": "https://api.github.com", "GITHUB_SERVER_URL": "https://github.com",
        "GITHUB_REPOSITORY": "shop/web", "GITHUB_REF": "refs/pull/7/merge", "GITHUB_TOKEN": "secret-of-the-job",
    ]

    @Test
    func aDryRunPrintsTheRequest() throws {
        let review = try folder.write("review.md", "# Changes\n")
        let (code, output, errors) = run(
            "review", "publish", review.text, "--github", "--name", "web", "--dry-run", environment: Self.job)
        #expect((code, errors) == (0, ""))
        #expect(
            output == """
                GET https://api.github.com/repos/shop/web/issues/7/comments?per_page=100
                POST https://api.github.com/repos/shop/web/issues/7/comments
                Accept: application/vnd.github+json
                X-GitHub-Api-Version: 2022-11-28
                Authorization: Bearer ***
                Content-Type: application/json

                {
                  "body": "<!-- swelm review web -->\\n# Changes\\n"
                }

                """)
    }

    @Test
    func whatIsMissingIsSaid() throws {
        let review = try folder.write("review.md", "# Changes\n").text
        #expect(run("review", "publish", review).errors.contains("say where to publish"))
        #expect(run("review", "publish", review, "--gitlab").errors.contains("CI_API_V4_URL is not set"))
        #expect(
            run("review", "publish", review + "x", "--github", environment: Self.job).errors.contains("no such file"))
        #expect(run("review", "publish", review, "--github", "--gitlab", environment: Self.job).code == 1)
        let evil = Self.job.merging(["GITHUB_API_URL": "https://evil.example"]) { $1 }
        let (code, _, errors) = run("review", "publish", review, "--github", environment: evil)
        #expect(code == 1)
        #expect(errors.contains("no token is sent to another host"))
        #expect(!errors.contains("secret-of-the-job"))
    }
}
