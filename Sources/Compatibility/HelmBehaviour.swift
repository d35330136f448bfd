/// What one line of Helm does otherwise than the one before.
///
/// No version is compared anywhere else: whatever depends on one asks `Compatibility` for the behaviour by its name.
package enum HelmBehaviour: CaseIterable, Sendable {
    /// A rendered document keeps the white space at its end, and what follows `---` on its line begins the next one.
    ///
    /// Mirrors pkg/release/v1/util manifest.go SplitManifests, whose separator is `(?m)^---[ \t]*` since 4.3.
    case documentsKeepTheirEnd
    /// JSON is written and read as by Go 1.27, whose encoding/json is the new one with the semantics of the old: what is
    /// no UTF-8 is written as U+FFFD itself, and errors have other words and paths.
    ///
    /// Mirrors encoding/json v2_inject.go and internal/jsonwire.
    case jsonOfGo127
    /// Without a cluster charts are rendered for Kubernetes 1.37, with the API versions of its client.
    case kubernetes137
    /// Templates have `mustToDuration`, `durationSeconds` and nine more.
    ///
    /// Mirrors pkg/engine funcs.go, Duration helpers.
    case durationFunctions
    /// `.Files.Lines` of an empty file is an empty list; it was a panic.
    ///
    /// Mirrors pkg/engine files.go Lines.
    case emptyFilesHaveLines
    /// The extra field of a package's gzip header is a subfield with an identifier and a length, as RFC 1952 has it.
    ///
    /// Mirrors pkg/chart/v2/util save.go headerBytes.
    case markIsGzipSubfield
    /// `SOURCE_DATE_EPOCH` is read, with errors in Helm's words, and dates archives of local dependencies, too.
    ///
    /// Mirrors pkg/cmd source_date_epoch.go and pkg/downloader manager.go tarFromLocalDir.
    case sourceDateEpoch
    /// `template --debug --show-only` of a template that a failure kept from being rendered tells the failure.
    ///
    /// Mirrors pkg/cmd template.go newTemplateCmd.
    case failureBeforeMissingTemplate
    /// `rollback --description` takes 256 characters at most.
    ///
    /// Mirrors pkg/action rollback.go MaxDescriptionLength.
    case shortRollbackDescriptions
    /// A revision that a rollback made records the one that it returned to, and `history` shows it.
    ///
    /// Mirrors pkg/release/v1 info.go RollbackRevision.
    case rollbackRevisions
    /// `show` and `template` say on standard error what a registry gave, so that their output is the document alone.
    ///
    /// Seen with 4.3.1; the source that was read is older.
    case registryNotesAsideOfDocuments
    /// What is wrong with an entry of an index is logged as attributes, not in the message.
    ///
    /// Mirrors pkg/repo/v1 index.go loadIndex as of 4.3.1.
    case structuredIndexWarnings
    /// A key ring may be armoured text.
    case armouredKeyRings
    /// A file of a chart may be as large as a whole chart, 100 MiB; it was 5 MiB.
    case largeFiles

    /// The first line that does so.
    var since: HelmLine {
        switch self {
        case .documentsKeepTheirEnd, .jsonOfGo127, .kubernetes137, .durationFunctions, .emptyFilesHaveLines,
            .markIsGzipSubfield, .sourceDateEpoch, .failureBeforeMissingTemplate, .shortRollbackDescriptions,
            .rollbackRevisions, .registryNotesAsideOfDocuments, .structuredIndexWarnings, .armouredKeyRings,
            .largeFiles:
            .helm43
        }
    }
}
