import Failures
import GoTemplate

/// Fetches the indexes of repositories into the cache.
struct IndexRefresh {
    let client: RepositoryClient
    let cache: IndexCache
    let log: Log

    /// Fetches several at once; what has not changed is not sent again.
    ///
    /// - Parameter finished: told of each with the reason where it failed, in the order in which they end.
    func run(_ sources: [IndexSource], finished: @escaping (RepositoryEntry, HelmError?) -> Void) {
        let notes = sources.map(cache.note)
        client.fetch(zip(sources, notes).map { ($0, $1?.validators) }) { position, answer in
            let source = sources[position]
            do throws(HelmError) {
                try keep(try answer.get(), of: source, notes[position])
                finished(source.entry, nil)
            } catch { finished(source.entry, error) }
        }
    }

    private func keep(_ answer: IndexAnswer, of source: IndexSource, _ note: IndexNote?) throws(HelmError) {
        switch answer {
        case .changed(let text, let validators): try cache.write(text, of: source, validators, log: log)
        case .unchanged:
            if note?.isClean != true { try cache.repeatWarnings(about: source, log: log) }
        }
    }
}
