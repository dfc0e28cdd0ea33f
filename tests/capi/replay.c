/*
 * replay BUNDLE EVENTS PROFILES [UNTIL]: prints the decision log of a run, as `rehearse run` writes it, with
 * nothing of the engine but librehearsal. EVENTS and PROFILES are NDJSON; PROFILES may be empty.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "rehearsal.h"

static const int64_t run_on =
    INT64_C(90) * 24 * 3600 * 1000; /* A run without UNTIL goes on this long (S4). */

/* A profile that has a state. */
struct profile {
    char* id;
    size_t id_size;
    rehearsal_buffer state;
};

/* One line of the log, and what it is sorted by. */
struct decision {
    char* line;
    size_t size;
    const char* at;
    char* profile;
    size_t profile_size;
    size_t order;
};

static struct profile* profiles;
static size_t profile_count;
static struct decision* decisions;
static size_t decision_count;
static rehearsal_bundle* bundle;
static rehearsal_error error;

static void give_up(const char* what) {
    fprintf(stderr, "replay: %s\n", what);
    exit(2);
}

static void check(rehearsal_code code) {
    if (code != REHEARSAL_OK) give_up(error.text);
}

static void* grown(void* list, size_t count, size_t size) {
    /* Room is doubled whenever it is full. */
    if (count != 0 && (count & (count - 1)) != 0) return list;
    list = realloc(list, (count == 0 ? 1 : count * 2) * size);
    if (list == NULL) give_up("there is not enough memory");
    return list;
}

static char* copied(const char* data, size_t size) {
    char* copy = malloc(size + 1);
    if (copy == NULL) give_up("there is not enough memory");
    memcpy(copy, data, size);
    copy[size] = '\0';
    return copy;
}

static rehearsal_text text_of(rehearsal_buffer buffer) {
    rehearsal_text text;
    text.data = buffer.data;
    text.size = buffer.size;
    return text;
}

static rehearsal_text whole(const char* string) {
    rehearsal_text text;
    text.data = string;
    text.size = strlen(string);
    return text;
}

/* --- Files --- */

static rehearsal_text read_file(const char* path) {
    FILE* file = fopen(path, "rb");
    char* data = NULL;
    size_t size = 0;
    size_t room = 1 << 16;
    rehearsal_text text;
    if (file == NULL) give_up(path);
    for (;;) {
        data = realloc(data, room);
        if (data == NULL) give_up("there is not enough memory");
        size += fread(data + size, 1, room - size, file);
        if (size < room) break;
        room *= 2;
    }
    fclose(file);
    text.data = data;
    text.size = size;
    return text;
}

/* Takes the next line that is not blank off the front of a text; 0 where there is none. */
static int take_line(rehearsal_text* rest, rehearsal_text* line) {
    while (rest->size > 0) {
        const char* end = memchr(rest->data, '\n', rest->size);
        size_t size = end == NULL ? rest->size : (size_t)(end - rest->data);
        size_t i = 0;
        line->data = rest->data;
        line->size = size;
        rest->data += end == NULL ? size : size + 1;
        rest->size -= end == NULL ? size : size + 1;
        if (line->size > 0 && line->data[line->size - 1] == '\r') line->size--;
        while (i < line->size && strchr(" \t\r", line->data[i]) != NULL && line->data[i] != '\0') i++;
        if (i < line->size) return 1;
    }
    return 0;
}

static void skip_byte_order_mark(rehearsal_text* text) {
    if (text->size < 3 || memcmp(text->data, "\xEF\xBB\xBF", 3) != 0) return;
    text->data += 3;
    text->size -= 3;
}

/* --- Profiles and their decisions --- */

static struct profile* find(rehearsal_text id) {
    size_t i;
    for (i = 0; i < profile_count; i++) {
        if (profiles[i].id_size == id.size && memcmp(profiles[i].id, id.data, id.size) == 0)
            return &profiles[i];
    }
    return NULL;
}

static void add_profile(rehearsal_text id, rehearsal_buffer state) {
    struct profile* added;
    profiles = grown(profiles, profile_count, sizeof *profiles);
    added = &profiles[profile_count++];
    added->id = copied(id.data, id.size);
    added->id_size = id.size;
    added->state = state;
}

static void remove_profile(struct profile* profile) {
    free(profile->id);
    rehearsal_buffer_free(&profile->state);
    *profile = profiles[--profile_count];
}

/* Puts the lines of one call into the log. */
static void log_lines(const struct profile* profile, rehearsal_buffer* lines) {
    rehearsal_text rest = text_of(*lines);
    rehearsal_text line;
    while (take_line(&rest, &line)) {
        struct decision* added;
        decisions = grown(decisions, decision_count, sizeof *decisions);
        added = &decisions[decision_count];
        added->line = copied(line.data, line.size);
        added->size = line.size;
        added->at = added->line + strlen("{\"at\":\"");
        added->profile = copied(profile->id, profile->id_size);
        added->profile_size = profile->id_size;
        added->order = decision_count++;
    }
    rehearsal_buffer_free(lines);
}

static void replace_state(struct profile* profile, rehearsal_buffer state, rehearsal_buffer* lines) {
    rehearsal_buffer_free(&profile->state);
    profile->state = state;
    log_lines(profile, lines);
}

static int compare(const void* a, const void* b) {
    const struct decision* left = a;
    const struct decision* right = b;
    const size_t shorter =
        left->profile_size < right->profile_size ? left->profile_size : right->profile_size;
    int order = strncmp(left->at, right->at, strlen("2026-03-01T00:00:00.000Z"));
    if (order == 0) order = memcmp(left->profile, right->profile, shorter);
    if (order != 0) return order;
    if (left->profile_size != right->profile_size) return left->profile_size < right->profile_size ? -1 : 1;
    return left->order < right->order ? -1 : left->order > right->order;
}

/* --- The run --- */

static void know(rehearsal_identity* identity, rehearsal_text people) {
    rehearsal_text line;
    while (take_line(&people, &line)) {
        rehearsal_buffer id;
        rehearsal_buffer state;
        check(rehearsal_identity_know(identity, line, &id, &error));
        check(rehearsal_state_of_person(bundle, line, &state, &error));
        add_profile(text_of(id), state);
        rehearsal_buffer_free(&id);
    }
}

/* Without UNTIL the run ends 90 days after the latest arrival. */
static int64_t end_of_run(rehearsal_text events, const char* until) {
    int64_t latest = INT64_MIN;
    int has_events = 0;
    rehearsal_text line;
    if (until != NULL) {
        check(rehearsal_instant_read(whole(until), &latest, &error));
        return latest;
    }
    while (take_line(&events, &line)) {
        rehearsal_event* event;
        int64_t arrival;
        check(rehearsal_event_read(bundle, line, 0, &event, NULL, &error));
        if (event == NULL) continue;
        check(rehearsal_arrival(bundle, event, NULL, 0, &arrival, &error));
        if (!has_events || arrival > latest) latest = arrival;
        has_events = 1;
        rehearsal_event_free(event);
    }
    return has_events ? latest + run_on : latest;
}

/* When an event arrives for all whom it concerns. */
static int64_t arrival_of(const rehearsal_event* event, const rehearsal_verdict* verdict) {
    const size_t joins = rehearsal_verdict_join_count(verdict);
    rehearsal_text* states = malloc((joins + 1) * sizeof *states);
    const struct profile* own = find(rehearsal_verdict_profile(verdict));
    size_t count = 0;
    size_t i;
    int64_t arrival;
    if (states == NULL) give_up("there is not enough memory");
    if (own != NULL) states[count++] = text_of(own->state);
    for (i = 0; i < joins; i++)
        states[count++] = text_of(find(rehearsal_verdict_join(verdict, i, NULL))->state);
    check(rehearsal_arrival(bundle, event, states, count, &arrival, &error));
    free(states);
    return arrival;
}

static void advance_before(struct profile* profile, int64_t time) {
    rehearsal_buffer state;
    rehearsal_buffer lines;
    check(rehearsal_advance_before(bundle, text_of(profile->state), time, &state, &lines, &error));
    replace_state(profile, state, &lines);
}

static void take(rehearsal_identity* identity, const rehearsal_event* event, int64_t end) {
    rehearsal_verdict* verdict;
    rehearsal_text id;
    rehearsal_buffer state;
    rehearsal_buffer lines;
    int64_t arrival;
    size_t i;
    check(rehearsal_identity_judge(identity, event, &verdict, &error));
    arrival = arrival_of(event, verdict);
    if (arrival > end) {
        rehearsal_verdict_free(verdict);
        return;
    }
    check(rehearsal_identity_accept(identity, verdict, &error));
    id = rehearsal_verdict_profile(verdict);
    if (find(id) == NULL) {
        check(rehearsal_state_new(bundle, id, &state, &error));
        add_profile(id, state);
    }
    advance_before(find(id), arrival);
    for (i = 0; i < rehearsal_verdict_join_count(verdict); i++) {
        advance_before(find(rehearsal_verdict_join(verdict, i, NULL)), arrival);
    }
    for (i = 0; i < rehearsal_verdict_join_count(verdict); i++) {
        int is_user = 0;
        struct profile* from = find(rehearsal_verdict_join(verdict, i, &is_user));
        struct profile* into = find(id);
        check(rehearsal_merge(bundle, text_of(into->state), text_of(from->state), is_user, arrival, &state,
                              &lines, &error));
        replace_state(into, state, &lines);
        remove_profile(from);
    }
    check(rehearsal_advance(bundle, text_of(find(id)->state), event, arrival, &state, &lines, NULL, &error));
    replace_state(find(id), state, &lines);
    rehearsal_verdict_free(verdict);
}

static void finish(int64_t end) {
    size_t i;
    for (i = 0; i < profile_count; i++) {
        rehearsal_buffer state;
        rehearsal_buffer lines;
        check(rehearsal_advance_through(bundle, text_of(profiles[i].state), end, &state, &lines, &error));
        replace_state(&profiles[i], state, &lines);
    }
}

int main(int argc, char** argv) {
    rehearsal_identity* identity;
    rehearsal_text events;
    rehearsal_text people;
    rehearsal_text rest;
    rehearsal_text line;
    int64_t end;
    uint64_t position = 0;
    size_t i;
    if (argc < 4 || argc > 5) give_up("usage: replay BUNDLE EVENTS PROFILES [UNTIL]");
    if (rehearsal_api_version() != REHEARSAL_API_VERSION) give_up("the library is of another version");
    events = read_file(argv[2]);
    people = read_file(argv[3]);
    rest = events;
    skip_byte_order_mark(&rest);
    check(rehearsal_bundle_open(whole(argv[1]), NULL, 0, 0, &bundle, &error));
    check(rehearsal_identity_new(&identity, &error));
    know(identity, people);
    end = end_of_run(rest, argc == 5 ? argv[4] : NULL);
    while (take_line(&rest, &line)) {
        rehearsal_event* event;
        check(rehearsal_event_read(bundle, line, ++position, &event, NULL, &error));
        if (event == NULL) continue;
        take(identity, event, end);
        rehearsal_event_free(event);
    }
    finish(end);
    if (decision_count > 0) qsort(decisions, decision_count, sizeof *decisions, compare);
    for (i = 0; i < decision_count; i++) {
        fwrite(decisions[i].line, 1, decisions[i].size, stdout);
        fputc('\n', stdout);
        free(decisions[i].line);
        free(decisions[i].profile);
    }
    free(decisions);
    while (profile_count > 0) remove_profile(&profiles[0]);
    free(profiles);
    free((char*)events.data);
    free((char*)people.data);
    rehearsal_identity_free(identity);
    rehearsal_bundle_close(bundle);
    return 0;
}
