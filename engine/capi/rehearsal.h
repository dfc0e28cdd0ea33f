/*
 * Rehearsal's decision engine for other runtimes: a rule bundle, a profile's state and an event in; a new
 * state and decisions out. Plain C11; the library is librehearsal, and this header is all it needs.
 *
 * A profile's state is bytes that belong to the caller, who keeps them wherever profiles are kept. No call
 * changes the bytes it is given: it makes new ones. The same bundle, state and event give the same state and
 * decisions, on every machine and in every thread; nothing is read from the clock, the locale or the time
 * zone of the host.
 *
 * What `rehearse run` does for each line of a stream, in order of arrival:
 *
 *     rehearsal_event_read          the line; a rejected one is counted and passed over
 *     rehearsal_identity_judge      whose it is, and which profiles turn out to be that person
 *     rehearsal_arrival             when it arrives for them; after the end of the run it is not taken
 *     rehearsal_identity_accept     the links it makes
 *     rehearsal_advance_before      each of the profiles that are to merge, and the person's own, to that
 * time rehearsal_merge               each of them into the person's own rehearsal_advance             the
 * event
 *
 * and at the end rehearsal_advance_through, with every profile, to the end of the run.
 *
 * Results: every function that may fail returns a rehearsal_code and, where `error` is not NULL, says in it
 * what went wrong; its outputs are then empty. Texts are UTF-8 with a length, and may hold any byte.
 *
 * Threads: a bundle and an event never change, and any number of threads may use one at once. An identity is
 * used by one thread at a time. Everything else belongs to the caller alone. There is no other shared state.
 *
 * Memory: what the library hands out is given back to it: buffers with rehearsal_buffer_free, the others with
 * the function of their name. All of these take NULL.
 */
#ifndef REHEARSAL_H
#define REHEARSAL_H

#include <stddef.h>
#include <stdint.h>

/* Rises when something here changes so that callers must change too. */
#define REHEARSAL_API_VERSION 1

#if defined(_WIN32) && defined(rehearsal_capi_EXPORTS)
#define REHEARSAL_API __declspec(dllexport)
#elif defined(_WIN32)
#define REHEARSAL_API __declspec(dllimport)
#else
#define REHEARSAL_API __attribute__((visibility("default")))
#endif

#ifdef __cplusplus
extern "C" {
#endif

typedef enum rehearsal_code {
    REHEARSAL_OK = 0,
    REHEARSAL_BAD_ARGUMENT = 1, /* a NULL where something is needed, or a number out of its range */
    REHEARSAL_UNREADABLE = 2,   /* the bundle cannot be read */
    REHEARSAL_BAD_BUNDLE = 3,   /* the bundle has errors, or no campaign of a name given */
    REHEARSAL_BAD_PROFILE = 4,  /* a line of profiles.ndjson that describes nobody */
    REHEARSAL_BAD_STATE = 5,    /* bytes of another version or bundle, or that were no state */
    REHEARSAL_OUT_OF_MEMORY = 6,
    REHEARSAL_INTERNAL = 7 /* a defect of the engine; the text says which */
} rehearsal_code;

/* What went wrong, as a sentence. Belongs to the caller. */
typedef struct rehearsal_error {
    rehearsal_code code;
    char text[1024]; /* ends with a NUL; longer ones are cut */
} rehearsal_error;

/* Bytes of the caller's, or of a handle as long as that lives. */
typedef struct rehearsal_text {
    const char* data;
    size_t size;
} rehearsal_text;

/* Bytes handed out by the library. Where there are none, data is NULL. */
typedef struct rehearsal_buffer {
    char* data;
    size_t size;
} rehearsal_buffer;

typedef struct rehearsal_bundle rehearsal_bundle;
typedef struct rehearsal_event rehearsal_event;
typedef struct rehearsal_identity rehearsal_identity;
typedef struct rehearsal_verdict rehearsal_verdict;

/* What became of an event that was read. */
typedef enum rehearsal_taken {
    REHEARSAL_ACCEPTED = 0,
    REHEARSAL_UNTRACKED = 1, /* accepted, but kept out of the history for want of consent (S10) */
    REHEARSAL_DUPLICATE = 2  /* counted, otherwise ignored (S8) */
} rehearsal_taken;

/* The REHEARSAL_API_VERSION the library was built with. */
REHEARSAL_API int rehearsal_api_version(void);

/* Frees the bytes and empties the buffer. */
REHEARSAL_API void rehearsal_buffer_free(rehearsal_buffer* buffer);

/* --- The rule bundle --- */

/*
 * Opens a bundle: a folder, or the same folder in a .zip. `campaigns` are the ids of those to run; with a
 * count of 0 all but the archived. `seed` is that of the draws of feeds (S26).
 */
REHEARSAL_API rehearsal_code rehearsal_bundle_open(rehearsal_text path, const rehearsal_text* campaigns,
                                                   size_t campaign_count, uint64_t seed,
                                                   rehearsal_bundle** bundle, rehearsal_error* error);
REHEARSAL_API void rehearsal_bundle_close(rehearsal_bundle* bundle);

/*
 * The SHA-256, in hexadecimal, of what is opened: the files of the bundle but its manifest, and which
 * campaigns run. States carry it, and are read back only with a bundle of the same hash.
 */
REHEARSAL_API rehearsal_text rehearsal_bundle_hash(const rehearsal_bundle* bundle);

/* --- Events --- */

/* Milliseconds since 1970 of an RFC 3339 time such as 2026-03-01T12:30:00Z. */
REHEARSAL_API rehearsal_code rehearsal_instant_read(rehearsal_text text, int64_t* instant,
                                                    rehearsal_error* error);

/*
 * Reads a line of a stream, in the Segment spec, without its end, for use with this bundle; only what its
 * rules ask for is kept. `position` is the line's place in the order of arrival over all profiles that may
 * ever merge: it rises from event to event. A line that is rejected (S2) is no failure: `event` is then NULL,
 * and `reason`, which may be NULL, points to a lasting text such as "malformed_json".
 */
REHEARSAL_API rehearsal_code rehearsal_event_read(const rehearsal_bundle* bundle, rehearsal_text line,
                                                  uint64_t position, rehearsal_event** event,
                                                  const char** reason, rehearsal_error* error);
REHEARSAL_API void rehearsal_event_free(rehearsal_event* event);

/* --- Who it is (S6) --- */

/* Nobody is known yet. */
REHEARSAL_API rehearsal_code rehearsal_identity_new(rehearsal_identity** identity, rehearsal_error* error);
REHEARSAL_API void rehearsal_identity_free(rehearsal_identity* identity);

/* Makes a person known beforehand: a line of profiles.ndjson. `profile` receives the id. */
REHEARSAL_API rehearsal_code rehearsal_identity_know(rehearsal_identity* identity, rehearsal_text person,
                                                     rehearsal_buffer* profile, rehearsal_error* error);

/* Says whose an event is. Nothing changes until the verdict is accepted. */
REHEARSAL_API rehearsal_code rehearsal_identity_judge(const rehearsal_identity* identity,
                                                      const rehearsal_event* event,
                                                      rehearsal_verdict** verdict, rehearsal_error* error);
REHEARSAL_API rehearsal_code rehearsal_identity_accept(rehearsal_identity* identity,
                                                       const rehearsal_verdict* verdict,
                                                       rehearsal_error* error);

/* The id of the profile the event belongs to. It may be one that has no state yet. */
REHEARSAL_API rehearsal_text rehearsal_verdict_profile(const rehearsal_verdict* verdict);
/* How many profiles are to merge into it, each of which has a state; and the id of one, and whether it was a
 * user. */
REHEARSAL_API size_t rehearsal_verdict_join_count(const rehearsal_verdict* verdict);
REHEARSAL_API rehearsal_text rehearsal_verdict_join(const rehearsal_verdict* verdict, size_t index,
                                                    int* is_user);
/* How many of the event's ids are linked elsewhere, and stay there. */
REHEARSAL_API int rehearsal_verdict_conflicts(const rehearsal_verdict* verdict);
REHEARSAL_API void rehearsal_verdict_free(rehearsal_verdict* verdict);

/* --- Deciding --- */

/* The state of a profile nobody knew, by its id; and of a person known beforehand, by a line of
 * profiles.ndjson. */
REHEARSAL_API rehearsal_code rehearsal_state_new(const rehearsal_bundle* bundle, rehearsal_text profile,
                                                 rehearsal_buffer* state, rehearsal_error* error);
REHEARSAL_API rehearsal_code rehearsal_state_of_person(const rehearsal_bundle* bundle, rehearsal_text person,
                                                       rehearsal_buffer* state, rehearsal_error* error);

/* When an event arrives (S3): its own time of arrival or the latest clock of these profiles. */
REHEARSAL_API rehearsal_code rehearsal_arrival(const rehearsal_bundle* bundle, const rehearsal_event* event,
                                               const rehearsal_text* states, size_t state_count,
                                               int64_t* arrival, rehearsal_error* error);

/*
 * Takes an event at its arrival: the timers before it, then the event (S4, S8 to S29). `decisions` receives
 * lines of the decision log, each with its end.
 */
REHEARSAL_API rehearsal_code rehearsal_advance(const rehearsal_bundle* bundle, rehearsal_text state,
                                               const rehearsal_event* event, int64_t arrival,
                                               rehearsal_buffer* new_state, rehearsal_buffer* decisions,
                                               rehearsal_taken* taken, rehearsal_error* error);

/* Fires the timers before a time, or up to it. */
REHEARSAL_API rehearsal_code rehearsal_advance_before(const rehearsal_bundle* bundle, rehearsal_text state,
                                                      int64_t time, rehearsal_buffer* new_state,
                                                      rehearsal_buffer* decisions, rehearsal_error* error);
REHEARSAL_API rehearsal_code rehearsal_advance_through(const rehearsal_bundle* bundle, rehearsal_text state,
                                                       int64_t time, rehearsal_buffer* new_state,
                                                       rehearsal_buffer* decisions, rehearsal_error* error);

/* When the next timer fires: `is_pending` says whether one is to. A runtime calls rehearsal_advance_through
 * then. */
REHEARSAL_API rehearsal_code rehearsal_next_wake_up(const rehearsal_bundle* bundle, rehearsal_text state,
                                                    int* is_pending, int64_t* time, rehearsal_error* error);

/*
 * Makes `from` part of `into` (S7), at an arrival to which both have been advanced. The state of `from` is of
 * no more use then. `from_user` says that `from` was a user, not a visitor.
 */
REHEARSAL_API rehearsal_code rehearsal_merge(const rehearsal_bundle* bundle, rehearsal_text into,
                                             rehearsal_text from, int from_user, int64_t arrival,
                                             rehearsal_buffer* new_state, rehearsal_buffer* decisions,
                                             rehearsal_error* error);

#ifdef __cplusplus
}
#endif

#endif
