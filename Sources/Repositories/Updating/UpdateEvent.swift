import Charts
import GoTemplate

/// Something that happened while dependencies were updated, which Helm tells on standard output.
package enum UpdateEvent: Equatable, Sendable {
    case foundLocalRepository(GoString)
    case lookedForRepositories
    case refreshing
    case gotUpdate(GoString)
    /// - Parameter url: nil for a repository that nobody added, whose name is its URL.
    case gotNoUpdate(GoString, url: GoString?, GoString)
    case refreshed
    case savingCharts(Int)
    case downloading(name: GoString, repository: GoString)
    case alreadyDownloaded(name: GoString, repository: GoString)
    case assumedInChartsFolder(name: GoString)
    case archiving(name: GoString, repository: GoString)
    case failedToSave(GoString)
    case couldNotVerifyNewArchive(GoString, reason: GoString)
    case couldNotMove(GoString, to: GoString)
    case deletingOutdatedCharts
    case couldNotVerifyOldArchive(GoString, reason: GoString)
    /// A line of a registry's client.
    case toldByRegistry(GoString)

    /// Whether Helm only tells with `--debug`.
    package var isDetail: Bool {
        switch self {
        case .foundLocalRepository, .archiving: true
        default: false
        }
    }

    /// What Helm prints; some of its lines lack their end.
    ///
    /// Mirrors pkg/downloader manager.go.
    package var text: GoString {
        switch self {
        case .foundLocalRepository(let repository): "Repository from local path: " + repository + "\n"
        case .lookedForRepositories: "Getting updates for unmanaged Helm repositories...\n"
        case .refreshing: "Hang tight while we grab the latest from your chart repositories...\n"
        case .gotUpdate(let name):
            "...Successfully got an update from the " + Strconv.quote(name) + " chart repository\n"
        case .gotNoUpdate(let name, let url, let reason): Self.noUpdate(name, url, reason)
        case .refreshed: "Update Complete. ⎈Happy Helming!⎈\n"
        case .downloading(let name, let repository):
            "Downloading " + name + " from repo " + repository.redactedURL + "\n"
        case .alreadyDownloaded(let name, let repository):
            "Already downloaded " + name + " from repo " + repository.redactedURL + "\n"
        case .savingCharts(let count): GoString("Saving \(count) charts\n")
        case .assumedInChartsFolder(let name):
            "Dependency " + name + " did not declare a repository. Assuming it exists in the charts directory\n"
        case .archiving(let name, let repository): "Archiving " + name + " from repo " + repository + "\n"
        case .failedToSave(let reason): "Save error occurred:  " + reason + "\n"
        case .couldNotVerifyNewArchive(let path, let reason):
            "Could not verify " + path + " for moving: " + reason + " (Skipping)"
        case .couldNotMove(let source, let destination): Self.unmovable(source, destination)
        case .deletingOutdatedCharts: "Deleting outdated charts\n"
        case .couldNotVerifyOldArchive(let path, let reason):
            "Could not verify " + path + " for deletion: " + reason + " (Skipping)\n"
        case .toldByRegistry(let line): line
        }
    }

    private static func noUpdate(_ name: GoString, _ url: GoString?, _ reason: GoString) -> GoString {
        let place = url.map { " (" + $0.redactedURL + ")" } ?? ""
        return "...Unable to get an update from the " + Strconv.quote(name) + " chart repository" + place + ":\n\t"
            + reason + "\n"
    }

    /// Mirrors internal/third_party/dep/fs rename.go renameFallback.
    private static func unmovable(_ source: GoString, _ destination: GoString) -> GoString {
        let attempt = "link error: cannot rename " + source + " to " + destination
        let cause = "rename " + source + " " + destination + ": file exists"
        return "Unable to move " + source + " to charts dir " + attempt + ": " + cause + " (Skipping)"
    }
}

/// What happened while dependencies were updated, in order; also up to a failure.
package final class UpdateReport {
    package private(set) var events: [UpdateEvent] = []

    package init() {}

    package func add(_ event: UpdateEvent) { events.append(event) }
}
