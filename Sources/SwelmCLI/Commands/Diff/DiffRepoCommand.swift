import Failures
import GoTemplate
import Review

/// `swelm diff repo --base REVISION`.
enum DiffRepoCommand {
    static let command = Command(
        name: "repo", usage: "[FOLDER]", summary: "show what a change of a git repository does to all its releases",
        description: """
            Find every release that a git repository declares, render those that a change can touch as two revisions
            have them, and show in one document what changes, with one summary of risks.

            Releases are found in

            - Applications and ApplicationSets of Argo CD, with generators of lists and of git
            - HelmReleases of Flux with their sources, and overlays of kustomize over them
            - helmfile.yaml, as far as it is plain data
            - helmCharts of kustomizations
            - ci/*-values.yaml of charts
            - swelm's own files of batches and of stages

            What cannot be resolved is named. The whole repository around FOLDER, or around the current folder, is
            looked at; the base is compared with the working tree, or with the revision of --head. Nothing is
            checked out.

                $ swelm diff repo --base origin/main -o markdown

            Exit status: 0 if nothing changes, 2 if something does (see --exit-code), 1 for an error, also where a
            release cannot be rendered; the others are shown all the same.
            """,
        flags: {
            DiffFlags.rendering
            DiffFlags.report
            DiffFlags.includeCRDs
            ChartSourceFlags.offline
            base
            head
        },
        arguments: .atMost(1), run: run)

    private static let base = Flag<GoString>(
        "base", default: "HEAD", placeholder: "revision", "the revision to compare with")
    private static let head = Flag<GoString>(
        "head", placeholder: "revision", "the revision to compare; the working tree if there is none")

    @Sendable
    private static func run(_ invocation: Invocation) throws {
        let session = try DiffSession(invocation)
        let flags = invocation.flags
        let review = try invocation.failing(with: GoString()) {
            var settings = try session.renderSettings(GoString())
            settings.includesCustomResources = flags[DiffFlags.includeCRDs]
            var comparison = RepositoryComparison(session.comparison, settings: settings)
            comparison.fetch = { try invocation.fetch($0) }
            let notes = ReviewNotes()
            defer { for note in notes.lines { invocation.context.warn("warning: " + note) } }
            return try comparison.review(
                invocation.arguments.first ?? ".", base: flags[base], head: flags.isSet(head) ? flags[head] : nil,
                notes: notes)
        }
        try session.show(review)
    }
}

extension DiffSession {
    /// Writes a review; what could not be rendered is an error after that.
    fileprivate func show(_ review: RepositoryReview) throws {
        invocation.context.output.write(output.text(of: review.reports, review.summary))
        guard review.failures == 0 else {
            let releases = review.failures == 1 ? "1 release" : "\(review.failures) releases"
            throw CommandFailure(
                GoString("\(releases) could not be rendered"), hint: "the summary names each, with the reason")
        }
        try exit(review.reports)
    }
}
