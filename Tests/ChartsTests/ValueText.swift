import Codecs
import GoTemplate

/// A map as JSON, for comparison.
func json(_ map: Map) -> String { String(decoding: (try? JSON.encode(.map(map))) ?? [], as: UTF8.self) }
